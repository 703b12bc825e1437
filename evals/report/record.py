"""A report as JSON, for whatever reads it next."""

import json

from . import Report


def as_json(report: Report) -> str:
    """Everything a report shows, in the models' own words."""
    return (
        json.dumps(
            {
                "exit_code": report.exit_code,
                "scores": report.scores.model_dump(mode="json"),
                "means": {name: report.scores.mean(name) for name in _measures(report)},
                "comparison": report.comparison.model_dump(mode="json") if report.comparison else None,
                "beside": report.beside,
                "below_floors": report.broken,
            },
            ensure_ascii=False,
            indent=1,
            allow_nan=True,
        )
        + "\n"
    )


def _measures(report: Report) -> list[str]:
    return sorted({name for scores in report.scores.articles.values() for s in scores for name in s.measures()})
