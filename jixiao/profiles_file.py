"""The user's own scoring profiles: one TOML file, a table a profile, as config/profiles.toml explains.

What is wrong costs the profile that it stands in and no other; a file that is no TOML is refused whole. A process reads
the file once, so that what it scores by and what it says of it agree.
"""

import os
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from . import places
from .profile_trouble import Trouble

if TYPE_CHECKING:
    from .profiles import Profile

_AT_LINE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")
_AGAIN = re.compile(r"twice|overwrite|duplicate", re.IGNORECASE)


class Own(NamedTuple):
    """The user's profiles by id, in the file's order, and what of the file was not taken."""

    profiles: Mapping[str, "Profile"]
    troubles: tuple[Trouble, ...]


class _Content(NamedTuple):
    raw: bytes
    tables: dict[str, Any]
    troubles: list[Trouble]


def place() -> Path:
    """Where the file is; another place can be named in the environment, as tests do."""
    return Path(os.environ.get("JIXIAO_PROFILES") or places.PROFILES)


def read(path: Path) -> tuple[dict[str, "Profile"], list[Trouble]]:
    """The profiles of a file by id, in its order, and what is wrong with the others. A missing file has none."""
    return _profiles(path, _content(path))


@cache
def own() -> Own:
    """Those of the user's file, as it was when this process first asked."""
    profiles, troubles = _profiles(place(), _own_content())
    return Own(profiles, tuple(troubles))


def own_version() -> bytes:
    """Changes with the file that `own` has read; the same for all files that give no profile."""
    content = _own_content()
    return content.raw if content.tables else b""


@cache
def _own_content() -> _Content:
    return _content(place())


def _content(path: Path) -> _Content:
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return _Content(b"", {}, [])
    except OSError as error:
        return _Content(b"", {}, [Trouble(path, "", "unreadable", {"cause": error.strerror or str(error)})])
    try:
        return _Content(raw, tomllib.loads(raw.decode("utf-8-sig")), [])
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return _Content(raw, {}, [Trouble(path, "", "encoding", {"line": str(line)})])
    except (ValueError, RecursionError) as error:
        return _Content(raw, {}, [_no_toml(path, raw, str(error))])


def _no_toml(path: Path, raw: bytes, message: str) -> Trouble:
    """Why a text is no TOML, by the parser's message, which says the line except for the deepest and longest values."""
    if not (at := _AT_LINE.search(message)):
        return Trouble(path, "", "no_toml", {"cause": message})
    line = at[1] or str(len(raw.splitlines()))
    cause = message[: at.start()]
    if _AGAIN.search(cause):
        return Trouble(path, "", "again", {"line": line})
    return Trouble(path, "", "syntax", {"line": line, "cause": cause})


def _profiles(path: Path, content: _Content) -> tuple[dict[str, "Profile"], list[Trouble]]:
    profiles: dict[str, Profile] = {}
    troubles = list(content.troubles)
    if content.tables:
        # only who has own profiles waits for the libraries that they are made with
        from .profile_table import read_table
        from .profiles import BUILT_IN

        for id, given in content.tables.items():
            profile, wrong = read_table(path, id, given, {**BUILT_IN, **profiles}, content.tables)
            profiles |= {id: profile} if profile else {}
            troubles += wrong
    return profiles, troubles
