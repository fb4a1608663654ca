"""Parsing: Document → facts, every one with the place that it was read from."""

import hashlib
from functools import cache
from pathlib import Path

from .. import profiles_file
from ..errors import ReportError
from ..reading import Document
from ..reading.scan import tool
from .facts import Facts, Unread
from .form import read_forms
from .listed_projects import read_listed_projects
from .narrative_indicators import read_narrative_indicators
from .outline import paragraphs
from .prose import read_amounts, read_functions
from .report import read_report
from .statements import read_statements

__all__ = ["Facts", "Unread", "parse", "parser_version"]


@cache
def parser_version() -> str:
    """Changes whenever the code that reads, parses or checks changes, or what reads scans or the user's own scoring
    profiles do: no cached fact or finding outlives what it was made with."""
    package = Path(__file__).parent.parent
    folders = ("reading", "parsing", "checks")
    sources = sorted(source for folder in folders for source in package.glob(f"{folder}/**/*.py"))
    single = [package / name for name in ("labels.py", "schema.py", "scoring.py")]
    sources += sorted([*single, *package.glob("*profile*.py")])
    content = [*(source.read_bytes() for source in sources), tool().encode()]
    return hashlib.sha256(b"".join([*content, profiles_file.own_version()])).hexdigest()[:12]


def parse(document: Document) -> tuple[Facts, list[Unread]]:
    """The facts of a report and the numbers that no fact cites. Raises ReportError if it is no report."""
    facts = Facts.of(document)
    prose = list(paragraphs(document))
    read_report(document, facts, prose)
    narrative = read_statements(read_listed_projects(prose, facts), facts)
    read_narrative_indicators(narrative, facts)
    read_functions(narrative, facts)
    read_amounts(narrative, facts)
    read_forms(document, facts)
    unread = facts.finish(parser_version())
    if not facts.report.cited_count:
        raise ReportError(document.file_name, "refused.no_figure")
    return facts, unread
