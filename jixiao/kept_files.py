"""Small files that people's own words are kept in: written whole or not at all, put aside where damaged."""

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path


def write(file: Path, content: str) -> None:
    """Put a text in a file's place, brought to disk first: a crash leaves what was there. Raises OSError."""
    aside = file.with_name(f".{file.name}.{os.getpid()}.new")
    try:
        with aside.open("w", encoding="utf-8") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        aside.replace(file)
    finally:
        with suppress(OSError):
            aside.unlink(missing_ok=True)


def put_aside(file: Path) -> Path:
    """Give a damaged file another name, one that no other has, and return it. Raises OSError."""
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    number = 0
    while (aside := file.with_name(f"{file.stem}-damaged-{stamp}-{number}{file.suffix}")).exists():
        number += 1
    file.rename(aside)
    return aside
