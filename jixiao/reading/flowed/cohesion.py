"""Whether two pieces of text belong together, judged by the document's own words.

A line break inside a cell parts characters that often stand side by side elsewhere in the report; the end of one
cell and the beginning of the next seldom do.
"""

from collections.abc import Iterable

from .tokens import Token

_JOINING = (1.0, 0.4, 0.0)
_PARTING = (0.0, 0.5, 1.5)


class Cohesion:
    """Pairs and triples of characters that stand side by side on one line of a document."""

    def __init__(self, lines: Iterable[str]) -> None:
        text = "\n".join(lines)
        self._pairs = set(zip(text, text[1:], strict=False))
        self._triples = set(zip(text, text[1:], text[2:], strict=False))

    def joining(self, before: Token, after: Token) -> float:
        """Cost of reading `after` as going on with `before`."""
        return _JOINING[self._seen(before.text, after.text)]

    def parting(self, before: Token, after: Token) -> float:
        """Cost of reading `after` as the beginning of another cell."""
        return _PARTING[self._seen(before.text, after.text)]

    def _seen(self, before: str, after: str) -> int:
        """0 never seen together, 1 the two characters at the break, 2 three around it."""
        if (before[-1], after[0]) not in self._pairs:
            return 0
        wider = (*before[-2:], after[0]) in self._triples or (before[-1], *after[:2]) in self._triples
        return 2 if wider else 1
