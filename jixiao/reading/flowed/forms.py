"""Where the forms of a text stand, and where the parts of each form begin."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ...labels import HEAD, SECTIONS, TITLE, Labels
from .heads import Label, fund_heads, indicator_heads, label_at, with_lower_heads
from .tokens import Token, text_of

_NAMES = Labels({role: HEAD[role] for role in ("name", "department")})
_NAME_START = re.compile(r"[项转专部单预填(]")
_TITLE_TO_NAME = 12
_NAME_TO_HEADS = 120
_TOTAL = Labels({"total": SECTIONS["total"]})
_POINTS = re.compile(r"\d{1,3}(?:\.\d+)?分?")
_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}部分|附件\d*:?")


@dataclass(frozen=True, slots=True)
class Form:
    """A form's runs of tokens: [start, end) is all of it, the heads are empty where the form has none.

    `points` are the runs of the total's weight and score behind the `total` label.
    """

    start: int
    end: int
    fund_heads: list[Label]
    indicator_heads: list[Label]
    total: Label | None
    points: list[tuple[int, int]]

    @property
    def rows_end(self) -> int:
        """Where the indicator rows end at the latest."""
        return self.total.start if self.total else self.end


def forms(tokens: Sequence[Token]) -> Iterator[Form]:
    """The forms of a text in order."""
    starts = list(_starts(tokens))
    bounds = [*starts, len(tokens)]
    kept = [start for start, end in zip(starts, bounds[1:], strict=True) if _has_heads(tokens, start, end)]
    for start, end in pairwise([*kept, len(tokens)]):
        yield _form(tokens, start, end)


def _starts(tokens: Sequence[Token]) -> Iterator[int]:
    """Tokens that may begin a form: its title, or the label of its name where no title stands above."""
    title = -_TITLE_TO_NAME - 1
    for at, line_end in _lines(tokens):
        text = text_of(tokens[at:line_end])
        if text.endswith("表") and TITLE.fullmatch(text):
            title = at
            yield at
        elif _NAME_START.match(text) and _names_form(tokens, at) and at - title > _TITLE_TO_NAME:
            yield at


def _lines(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    opening = [at for at, token in enumerate(tokens) if token.opens]
    return pairwise([*opening, len(tokens)])


def _names_form(tokens: Sequence[Token], at: int) -> bool:
    label = label_at(tokens, at, _NAMES)
    return label is not None and text_of(tokens[label.start : label.end]).rstrip(":").endswith("名称")


def _has_heads(tokens: Sequence[Token], start: int, end: int) -> bool:
    near = min(end, start + _NAME_TO_HEADS)
    return bool(fund_heads(tokens, start, near) or indicator_heads(tokens, start, near))


def _form(tokens: Sequence[Token], start: int, end: int) -> Form:
    funds = fund_heads(tokens, start, min(end, start + _NAME_TO_HEADS))
    body = funds[-1].end if funds else start
    heads = with_lower_heads(tokens, indicator_heads(tokens, body, end), end)
    body = max((head.end for head in heads), default=body)
    total, points = _total(tokens, body, end) if heads else (None, [])
    if total:
        end = points[-1][1]
    else:
        end = (
            next((at for at, _ in _lines(tokens[body:end]) if _HEADING.match(tokens[body + at].text)), end - body)
            + body
        )
    return Form(start, end, funds, heads, total, points)


def _total(tokens: Sequence[Token], start: int, end: int) -> tuple[Label | None, list[tuple[int, int]]]:
    """The label of the total's row and the runs of its weight and score (one run if only the score is printed)."""
    for at in range(start, end):
        if tokens[at].opens and tokens[at].text[0] in "总合自项":
            label = label_at(tokens, at, _TOTAL, end)
            points = _point_runs(tokens, label.end, end) if label else []
            if points:
                return label, points
    return None, []


def _point_runs(tokens: Sequence[Token], start: int, end: int) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    at = start
    while at < end and len(runs) < 2 and _POINTS.fullmatch(tokens[at].text):
        after = at + 1
        if after < end and tokens[after].text == "分":
            after += 1
        runs.append((at, after))
        at = after
    return runs
