"""The reports to measure with."""

from pathlib import Path

import click

from jixiao.places import REPORTS, ROOT
from jixiao.reading import READERS

_ORIGINALS = ROOT.parent / "shared" / "seeds"


def reports() -> list[Path]:
    """The originals where they are, else the sample reports."""
    for folder in (_ORIGINALS, REPORTS):
        found = sorted(path for path in folder.rglob("*") if path.suffix in READERS)
        if found:
            return found
    raise click.ClickException("no reports to measure with")
