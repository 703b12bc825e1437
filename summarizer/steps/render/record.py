"""One article's notes as a record: what ``extract`` prints, in the vocabulary of the briefing."""

from ...schemas import Briefing

_KEPT = {"sources", "actors", "issues", "positions", "proposals", "disputes", "timeline", "not_known", "quarantine"}


def record(noted: Briefing) -> dict[str, object]:
    """Return the notes of one article without its text, which whoever asked has.

    Args:
        noted: a briefing of one article.
    """
    source = noted.sources[0]
    content = noted.model_dump(mode="json", include=_KEPT)
    for key in ("text", "removed", "sentences", "translations"):
        content["sources"][0].pop(key)
    return {"file": source.file, "id": source.article, **content}
