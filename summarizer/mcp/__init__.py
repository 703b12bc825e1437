"""What an assistant may call over the Model Context Protocol: read-only, and only below the folders it was given.

``roots`` says which files may be read, ``tools`` what is done with them, ``server`` speaks the protocol and is the only
module that needs the SDK.
"""
