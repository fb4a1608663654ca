"""Changes of filters, of every kind and no two alike, that a cache has values for."""

from pathlib import Path
from typing import Any

from jixiao import database

_RANGES = ((0, 60), (0, 80), (50, 100), (70, 95), (90, 100))
_LINES = (95, 90, 85, 75, 70, 60)
_MOST = 6


def changes(cache: Path) -> list[dict[str, Any]]:
    """Filters by their name in the URL with the chosen value, one change each."""
    options = database.run("filter_options", cache, selection=None)
    projects = database.run("project_list", cache, selection=None, order="report", most=1_000_000)
    each: dict[str, list[Any]] = {
        "low": list(_LINES),
        "rate": list(_LINES),
        "rates": list(_RANGES),
        "scores": list(_RANGES),
        "year": [[year] for year in options["fiscal_year"].drop_nulls().unique().sort()],
        "region": [[region] for region in _spread(options["province"].drop_nulls().unique().sort().to_list())],
        "unit": [[unit] for unit in _spread(options["unit"].drop_nulls().unique().sort().to_list())],
        "source": [[source] for source in options["fund_sources"].explode().drop_nulls().unique().sort()],
        "q": _spread(sorted({name[:2] for name in projects["name"].drop_nulls()})),
    }
    return [{key: value} for key, values in each.items() for value in values]


def _spread(values: list[Any]) -> list[Any]:
    return values[:: max(1, len(values) // _MOST)][:_MOST]
