"""Write the JSON Schemas that editors check label files against while one labels."""

import json
from pathlib import Path

from .labels import Gold, StoryLabels

FOLDER = Path(__file__).resolve().parent / "schemas"
"""Where the labels' first lines point."""


def texts() -> dict[str, str]:
    """Return each schema file's name and text, so that a test can tell a stale file."""
    return {
        f"{name}.schema.json": json.dumps(model.model_json_schema(), indent=1, ensure_ascii=False) + "\n"
        for name, model in (("gold", Gold), ("story", StoryLabels))
    }


def write(folder: Path = FOLDER) -> None:
    """Write both schemas; run ``python -m summarizer.evals.label_schemas`` after a change of the label models."""
    folder.mkdir(exist_ok=True)
    for name, text in texts().items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
