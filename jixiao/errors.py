"""What can go wrong, as exceptions whose message a person can act on.

JixiaoError
├── ReportError     one report cannot be read; the others are kept
└── UsageError      a command was asked for something that is not there
"""


class JixiaoError(Exception):
    """Base of everything Jixiao raises on purpose."""


class ReportError(JixiaoError):
    """One report cannot be read. The message is one line: file, cause, and what to do."""

    def __init__(self, file: str, cause: str) -> None:
        super().__init__(f"{file}: {cause}")
        self.file = file
        self.cause = cause


class UsageError(JixiaoError):
    """A name, path or option that does not exist; the message lists what does."""
