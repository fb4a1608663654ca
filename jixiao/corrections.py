"""What a person says of a report where the reader got it wrong: its unit, fiscal year or region, kept by its bytes.

One small JSON file outside the reports and the cache. The loader puts these in the place of what was read; the parser
knows nothing of them. A correction belongs to the bytes of a report (its id), whatever its file is called.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from . import kept_files, places
from .errors import FileError, system_cause

YEARS = (1950, 2100)
LONGEST = 120
"""Characters of a unit's or region's name at most."""

_VERSION = 1


class CorrectionError(FileError):
    """A correction cannot be kept or makes no sense. The message says why."""


_DAMAGED = (ValueError, TypeError, AttributeError, RecursionError, CorrectionError)


@dataclass(frozen=True, slots=True)
class Correction:
    """What to put in the place of what was read; None leaves it."""

    unit: str | None = None
    fiscal_year: int | None = None
    region: str | None = None

    def __post_init__(self) -> None:
        from . import formats  # with its tables it takes longer to import than a load without corrections may wait

        for name in (self.unit, self.region):
            if name is not None and not (0 < len(name) <= LONGEST and name == formats.plain(name).strip()):
                raise CorrectionError("", "undone.name", most=LONGEST)
        year = self.fiscal_year
        if year is not None and not (type(year) is int and YEARS[0] <= year <= YEARS[1]):
            raise CorrectionError("", "undone.year", first=YEARS[0], last=YEARS[1])

    def __bool__(self) -> bool:
        return bool(self.cells())

    def cells(self) -> dict[str, str | int]:
        """The corrected columns of the table reports."""
        return {column: value for column, value in asdict(self).items() if value is not None}


def place() -> Path:
    """The file of corrections; another one can be named in the environment, as tests do."""
    return Path(os.environ.get("JIXIAO_CORRECTIONS") or places.CORRECTIONS)


def read(file: Path | None = None) -> dict[str, Correction]:
    """The corrections by report id; none where the file is missing or damaged, see `is_damaged`."""
    try:
        return _understood((file or place()).read_bytes())
    except (OSError, *_DAMAGED):
        return {}


def is_damaged(file: Path | None = None) -> bool:
    """Whether there is a file of corrections that cannot be read, so that what people corrected does not show."""
    try:
        _understood((file or place()).read_bytes())
    except FileNotFoundError:
        return False
    except (OSError, *_DAMAGED):
        return True
    return False


def save(report_id: str, correction: Correction, file: Path | None = None) -> None:
    """Keep a correction in the place of an earlier one of the same report; an empty one takes it back.

    A file that cannot be understood is put aside and not lost. Raises CorrectionError if nothing can be written.
    """
    from filelock import FileLock

    at = file or place()
    try:
        at.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(at.with_name(f".{at.name}.lock"), timeout=10):
            kept = _kept(at)
            kept.pop(report_id, None)
            if correction:
                kept[report_id] = correction
            _write(at, kept)
    except OSError as error:  # a lock that is not given in time is one of them
        raise CorrectionError(at.name, "undone.correction", why=system_cause(error)) from None


def marked(version: str, correction: Correction | None) -> str:
    """The parser's version as the cache notes it for a report; it changes as the report's correction does."""
    if not correction:
        return version
    content = json.dumps(correction.cells(), sort_keys=True)
    return f"{version}+{hashlib.sha256(content.encode()).hexdigest()[:8]}"


def _kept(file: Path) -> dict[str, Correction]:
    try:
        return _understood(file.read_bytes())
    except FileNotFoundError:
        return {}
    except _DAMAGED:
        kept_files.put_aside(file)
        return {}


def _understood(content: bytes) -> dict[str, Correction]:
    found: Any = json.loads(content)
    if not isinstance(found, dict) or found.get("version") != _VERSION or not isinstance(found.get("reports"), dict):
        raise ValueError("no corrections of this version")
    return {str(report): Correction(**cells) for report, cells in found["reports"].items()}


def _write(file: Path, kept: Mapping[str, Correction]) -> None:
    content = {"version": _VERSION, "reports": {report: one.cells() for report, one in sorted(kept.items())}}
    kept_files.write(file, json.dumps(content, ensure_ascii=False, indent=1))
