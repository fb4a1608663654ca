"""What reviewers judged of findings: `verdicts.json` in a folder of its own, outside the cache that loads make anew.

A verdict belongs to the figures that it judged (a finding's fingerprint): it stays as long as the same figures
contradict each other in the same way, whatever file prints them, and is none of other figures.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from . import kept_files, places
from .errors import FileError, system_cause

VERDICTS = ("confirmed", "rejected", "corrected")
"""It is so; it is not a mistake; it was one and has been mended."""

_FILE, _VERSION = "verdicts.json", 1


class ReviewError(FileError):
    """The verdicts cannot be kept. The message names the file and the cause."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One of VERDICTS, the reviewer's note, and when: ISO 8601, to the second, with its distance from UTC."""

    verdict: str
    note: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Reviews:
    """The verdicts by fingerprint; `damaged` is the file that holds others and cannot be read, None as a rule."""

    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    damaged: Path | None = None

    def json(self) -> str:
        """As queries take them: a list of {"fingerprint", "verdict", "note", "at"}."""
        told = [{"fingerprint": key} | asdict(verdict) for key, verdict in sorted(self.verdicts.items())]
        return json.dumps(told, ensure_ascii=False)


def folder() -> Path:
    """Where verdicts are kept; another place can be named in the environment, as tests do."""
    return Path(os.environ.get("JIXIAO_REVIEWS") or places.REVIEWS)


def read(where: Path | None = None) -> Reviews:
    """What has been judged so far. A file that cannot be read is left as it is and named."""
    file = (where or folder()) / _FILE
    try:
        return Reviews(_understood(file.read_bytes()))
    except FileNotFoundError:
        return Reviews()
    except (OSError, ValueError):
        return Reviews(damaged=file)


def save(fingerprint: str, verdict: str | None, note: str = "", *, where: Path | None = None) -> Path | None:
    """Keep a verdict, or take it back (None), without touching those that others give at the same time.

    A file that cannot be understood is put aside first and its new name returned. Raises ReviewError if nothing can be
    written; what was there is then as before.
    """
    from filelock import FileLock

    if verdict is not None and verdict not in VERDICTS:
        raise ValueError(f"{verdict} is none of {', '.join(VERDICTS)}")
    place = where or folder()
    try:
        place.mkdir(parents=True, exist_ok=True)
        with FileLock(place / "verdicts.lock", timeout=10):
            return _save(place / _FILE, fingerprint, verdict, note)
    except OSError as error:  # a lock that is not given in time is one of them
        raise ReviewError(_FILE, "undone.verdict", why=system_cause(error)) from None


def _save(file: Path, fingerprint: str, verdict: str | None, note: str) -> Path | None:
    aside, kept = None, {}
    try:
        kept = dict(_understood(file.read_bytes()))
    except FileNotFoundError:
        pass
    except ValueError:
        aside = kept_files.put_aside(file)
    kept.pop(fingerprint, None)
    if verdict is not None:
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        kept[fingerprint] = Verdict(verdict, note.strip(), now)
    content = {"version": _VERSION, "verdicts": {key: asdict(one) for key, one in sorted(kept.items())}}
    kept_files.write(file, json.dumps(content, ensure_ascii=False, indent=1))
    return aside


def _understood(content: bytes) -> dict[str, Verdict]:
    """The verdicts in a file. Raises ValueError where it holds anything else: what is not understood is not dropped."""
    found = json.loads(content)
    if not isinstance(found, dict) or found.get("version") != _VERSION or not isinstance(found.get("verdicts"), dict):
        raise ValueError("no verdicts of this version")
    return {str(key): _verdict(one) for key, one in found["verdicts"].items()}


def _verdict(given: Any) -> Verdict:
    if not isinstance(given, dict) or given.get("verdict") not in VERDICTS:
        raise ValueError("no verdict")
    note, at = given.get("note", ""), given.get("at", "")
    if not isinstance(note, str) or not isinstance(at, str):
        raise ValueError("no verdict")
    return Verdict(given["verdict"], note, at)
