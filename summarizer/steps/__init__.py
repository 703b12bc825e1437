"""The line, one verb a module: read, clean, extract, verify, resolve, merge, word, fit, render."""
