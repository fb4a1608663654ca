"""The first slide: who and when, on which basis, from how many reports; and the last: the reports themselves."""

from ... import formats
from ..model import Slide, Table
from ..view import Asked

_MOST_UNITS, _MOST_YEARS = 6, 3
_COLUMNS = ("label", "file_name", "figures", "cited_pct")


def opening(asked: Asked) -> Slide:
    """Whose budgets are told of. Where the filters leave nothing, that is all there is to say."""
    options = asked.run("filter_options")
    if options.is_empty():
        title = asked.reader.text("briefing.title.nothing")
        lead = asked.reader.text("briefing.nothing", kept=asked.kept)
        return Slide("title", title, asked.footer(), lead=lead, says_nothing=True)
    counted = options.filter("counted")
    row = asked.one("overview_summary")
    units = [formats.without_note(unit) for unit in counted["unit"].drop_nulls().unique(maintain_order=True)]
    names = {"unit_name": units[0] if len(units) == 1 else None, "units": max(row["units"], len(units))}
    years = {"years": _years(counted["fiscal_year"].drop_nulls().unique().sort().to_list(), asked)}
    key = "briefing.title.one" if len(units) == 1 else "briefing.title"
    title = asked.first({**names, **years}, key) or asked.reader.text("app.title")
    return Slide("title", title, asked.footer(), lines=tuple(_facts(asked, row, units)))


def _years(years: list[int], asked: Asked) -> str | None:
    if not years:
        return None
    return formats.joined(years, asked.view.language) if len(years) <= _MOST_YEARS else f"{years[0]}–{years[-1]}"


def _facts(asked: Asked, row: dict[str, object], units: list[str]) -> list[str]:
    reader = asked.reader
    size = {name: formats.count(value) for name, value in asked.one("selection_size").items()}
    named = [formats.wrapped(unit, 36, 1) for unit in units[:_MOST_UNITS]] + ["…"] * (len(units) > _MOST_UNITS)
    facts = [reader.text("briefing.fact.units", unit_names=formats.joined(named, reader.language))] if named else []
    facts += [
        reader.text("briefing.fact.basis", basis=reader.text(f"basis.{asked.view.basis}")),
        reader.text("briefing.fact.reports", **size),
    ]
    if conditions := reader.conditions(asked.view.filters):
        facts.append(reader.text("briefing.fact.filters", filters=formats.plain(" · ".join(conditions))))
    says = ("without_basis", "without_budget", "doubled", "left_out", "repeated")
    return facts + [told for key in says if (told := asked.say(row, f"overview.says.{key}"))]


def reports(asked: Asked) -> Slide:
    """The reports that everything before stands on, with how much of each is read and cited."""
    rows = asked.run("source_reports")
    one = rows.height == 1
    title = asked.reader.text(
        "briefing.sources.one" if one else "briefing.sources",
        **({} if one else {"reports": formats.count(rows.height)}),
    )
    lead = asked.reader.text("briefing.sources.lead", snapshot=asked.snapshot)
    table = Table("briefing.sources.title", rows, _COLUMNS, rows.height)
    return Slide("sources", title, asked.footer(), lead=lead, table=table)
