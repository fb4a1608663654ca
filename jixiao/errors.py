"""What can go wrong, as exceptions whose message a person can act on.

JixiaoError
├── FileError           something about one file, whose cause can be said in each language
│   └── ReportError     one report cannot be read; the others are kept
└── UsageError          a command was asked for something that is not there
"""

import errno
from typing import Any, Self

_LONGEST = 80
_SYSTEM = {
    errno.ENOENT: "refused.system.missing",
    errno.EACCES: "refused.system.denied",
    errno.EPERM: "refused.system.denied",
    errno.EISDIR: "refused.system.folder",
    errno.ELOOP: "refused.system.links",
    errno.EIO: "refused.system.broken",
    errno.ENOSPC: "refused.system.full",
    errno.EROFS: "refused.system.read_only",
    errno.ENAMETOOLONG: "refused.system.long_name",
}


class JixiaoError(Exception):
    """Base of everything Jixiao raises on purpose."""


class Cause(str):
    """Why a file was refused, one line: a text in English that can also be said in the reader's language.

    `key` names its words in words/causes.py and `values` fill them in: numbers, names, other keys, which are said in
    words, and lists, which are enumerated. A key that has no words is a sentence of its own, said as it is.
    """

    key: str
    values: dict[str, Any]

    def __new__(cls, key: str, **values: Any) -> Self:
        made = super().__new__(cls, _said(key, values, "en"))
        made.key, made.values = key, values
        return made

    def said(self, language: str) -> str:
        """The cause in a language."""
        return _said(self.key, self.values, language)

    def packed(self) -> list[Any]:
        """As JSON keeps it."""
        return [self.key, self.values]

    @classmethod
    def unpacked(cls, content: list[Any]) -> Self:
        """Raises ValueError or TypeError where the content is not what `packed` gives."""
        key, values = content
        return cls(key, **values)


def _said(key: str, values: dict[str, Any], language: str) -> str:
    from . import words  # seldom wanted: nothing is refused as a rule

    if not words.has(key):
        return key
    return words.text(key, language, **{name: _worded(value, language) for name, value in values.items()})


def _worded(value: Any, language: str) -> Any:
    if isinstance(value, Cause):
        return value.said(language)
    if isinstance(value, list):
        return ("、" if language == "zh" else ", ").join(str(_worded(item, language)) for item in value)
    return _said(_printable(value), {}, language) if isinstance(value, str) else value


def _printable(text: str) -> str:
    """A name out of a file, on one line and not without end."""
    shown = "".join(character if character.isprintable() else "\ufffd" for character in text)
    return shown if len(shown) <= _LONGEST else shown[:_LONGEST] + "…"


def system_cause(error: OSError) -> str:
    """What the system says is wrong, as a value of a cause: a key where there are words for it."""
    if isinstance(error, TimeoutError):
        return "refused.system.held"
    return _SYSTEM.get(error.errno or 0) or error.strerror or "refused.system.broken"


class FileError(JixiaoError):
    """Something about one file. The message is one line: the file, if one is named, and the cause in English.

    `cause` is a key of words/causes.py, which `values` fill in, or a sentence.
    """

    def __init__(self, file: str, cause: str, **values: Any) -> None:
        self.file = file
        self.cause = cause if isinstance(cause, Cause) else Cause(cause, **values)
        super().__init__(f"{file}: {self.cause}" if file else str(self.cause))

    def said(self, language: str) -> str:
        """The message in a language."""
        cause = Cause("refused.at", name=self.file, cause=self.cause) if self.file else self.cause
        return cause.said(language)


class ReportError(FileError):
    """One report cannot be read. The message is one line: file, cause, and what to do."""


class UsageError(JixiaoError):
    """A name, path or option that does not exist; the message lists what does."""
