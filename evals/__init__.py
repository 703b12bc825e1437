"""Does the tool get better? Hand-labelled stories, a scorer, and a gate with an exit code.

The folder is written at the top level of the repository and ships as ``summarizer.evals``; the labelled stories under
``cases/`` stay in the repository. A bare ``import evals`` would load every class a second time, so it is refused.
"""

if __name__ != "summarizer.evals":
    raise ImportError("import summarizer.evals, not evals: two copies of a class make isinstance lie")
