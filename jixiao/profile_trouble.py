"""What is wrong with a user's own scoring profile: where it stands, why it is not taken, what stands there instead."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_SHOWN = 30
"""Characters of a value that a line shows."""
_LARGEST = 10**15
_BARE = re.compile(r"[A-Za-z0-9_-]{1,60}")


@dataclass(frozen=True, slots=True)
class Trouble:
    """One reason why a profile, or the whole file, is not taken.

    key: the dotted path below the file, as `county.execution.full_from`; what stands in a list is counted from 1; empty
    for the whole file. reason, values: the words `profile.trouble.<reason>` and what they name.
    """

    file: Path
    key: str
    reason: str
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """File and key, in one line."""
        return f"{self.file}: {self.key}" if self.key else str(self.file)


def dotted(*keys: str) -> str:
    """Keys as one path, quoted where TOML quotes them; empty ones are left out."""
    return ".".join(key if _BARE.fullmatch(key) else shown(key) for key in keys if key)


def shown(value: Any) -> str:
    """A value much as TOML writes it, short and in one line."""
    if isinstance(value, list):
        return f"[{', '.join(_inner(one) for one in value[:5])}{', …' if len(value) > 5 else ''}]"
    return _inner(value)


def _inner(value: Any) -> str:
    if isinstance(value, list):
        return "[…]"
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, str):
        text = value if len(value) <= _SHOWN else value[:_SHOWN] + "…"
        return "".join(map(_visible, json.dumps(text, ensure_ascii=False)))
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int) and abs(value) >= _LARGEST:
        return "…"  # Python refuses to write out the longest of them
    return str(value).removesuffix(".0")


def _visible(character: str) -> str:
    return character if character.isprintable() else f"\\u{ord(character):04x}"
