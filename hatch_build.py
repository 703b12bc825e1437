"""Ship the code of evals/ inside the package, but neither its labelled articles nor its recordings."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CodeOfEvals(BuildHookInterface):  # type: ignore[type-arg]
    """Adds files one by one, because forced folders come whole."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name what goes into the wheel; an editable install reads the folder through its link.

        Args:
            version: "standard" or "editable".
            build_data: what the builder is told; ``force_include`` maps files to places in the wheel.
        """
        if version == "editable":
            return
        folder = Path(self.root, "evals")
        for path in sorted(folder.rglob("*")):
            inside = path.relative_to(folder)
            if path.suffix in {".py", ".j2"} and inside.parts[0] not in {"cases", "recordings"}:
                build_data["force_include"][str(path)] = f"summarizer/evals/{inside.as_posix()}"
