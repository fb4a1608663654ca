"""Whether two pieces of text belong together, judged by the document's own words.

A line break inside a cell parts characters that often stand side by side elsewhere in the report; the end of one
cell and the beginning of the next seldom do.
"""

from collections.abc import Iterable
from itertools import pairwise

from .tokens import Token

# Cost of a cell's end between two pieces by how much of the text around it was seen together elsewhere: nothing, the
# two characters at the break, three around it.
_PARTING = (-0.6, 0.8, 2.0)
_SENTENCE_ENDS = "。;!"


class Cohesion:
    """Pairs and triples of characters that stand side by side on one line of a document."""

    def __init__(self, text: str) -> None:
        self._pairs = set(pairwise(text))
        self._triples = set(zip(text, text[1:], text[2:], strict=False))

    @staticmethod
    def of(tokens: Iterable[Token]) -> "Cohesion":
        return Cohesion("".join([f"\n{token.text}" if token.opens else token.text for token in tokens]))

    def parting(self, before: Token, after: Token) -> float:
        """Cost of reading `after` as the beginning of another cell than `before`."""
        one, two = before.text, after.text
        if one[-1] in _SENTENCE_ENDS or (one[-1], two[0]) not in self._pairs:
            return _PARTING[0]
        wider = (*one[-2:], two[0]) in self._triples or (one[-1], *two[:2]) in self._triples
        return _PARTING[2 if wider else 1]
