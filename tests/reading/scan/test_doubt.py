"""What of a scan counts as doubtful: by how sure the looks are, by how they differ, by how figures are written."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.reading.scan.doubt import SURE_FIGURES, doubtful, mended
from jixiao.reading.scan.engine import Seen

FIGURES = st.from_regex(r"\A[≥≤=]?[1-9][0-9]{0,4}(\.[0-9]{1,2})?(%|万元|公里|个)?\Z").filter(
    lambda text: not text.endswith("%") or text[0] not in "27"
)


def seen(text: str, *sure: float) -> Seen:
    values = np.array(sure or [1.0] * len(text))
    return Seen(text, (np.arange(len(text)) + 0.5) / max(len(text), 1), values, np.zeros(len(text), bool))


def told(text: str, again: str | None = None) -> str:
    """The doubtful characters."""
    flags = doubtful(seen(text), None if again is None else seen(again))
    return "".join(character for character, flag in zip(text, flags, strict=True) if flag)


@given(FIGURES)
def test_a_figure_seen_twice_alike_and_surely_is_not_doubted(text):
    assert told(text, text) == ""


@given(FIGURES, st.data())
def test_a_figure_of_which_one_character_is_not_sure_is_doubted(text, data):
    at = data.draw(st.integers(0, len(text) - 1))
    sure = [1.0] * len(text)
    sure[at] = 0.7
    assert doubtful(seen(text, *sure), None)[at]
    assert SURE_FIGURES > 0.7


@given(FIGURES, FIGURES)
def test_figures_seen_otherwise_are_doubted(one, other):
    assert bool(told(one, other)) == (one != other)


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("12.5O", "O"),
        ("l5", "l"),
        ("≥I0个", "I"),
        ("工95%", "工"),
        ("295%", "2"),
        ("7100%", "7"),
        ("79.09%", ""),
        ("12..5", "12..5"),
        ("1.234.50", "1.234.50"),
        ("12 个村", ""),
    ],
)
def test_what_no_figure_looks_like_is_doubted(text, doubted):
    assert told(text.replace(" ", "")) == doubted


@pytest.mark.parametrize(
    ("text", "sure", "mended_to"),
    [
        ("二36.5mm", 1.0, "=36.5mm"),
        ("二", 0.4, "="),
        ("二", 0.99, "二"),
        ("二十", 0.4, "二十"),
        ("二0二三年", 1.0, "二0二三年"),
    ],
)
def test_a_numeral_in_the_shape_of_a_sign_becomes_the_sign_and_is_doubted(text, sure, mended_to):
    found = mended(seen(text, *[sure] * len(text)))
    assert found.text == mended_to
    assert bool(doubtful(found, None)[0]) == (mended_to[0] == "=" or sure < 0.8)
