"""Causes: each place that tells one uses a key whose words say it in both languages, and none is forgotten."""

import ast
import json
import pickle
import re
from collections.abc import Iterator
from string import Formatter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao import words
from jixiao.errors import Cause, FileError, ReportError, system_cause
from jixiao.places import ROOT
from jixiao.words.causes import WORDS

RAISING = ("FileError", "ReportError", "LibraryError", "CorrectionError", "ReviewError", "Cause")
KEY = re.compile(r"(?:refused|undone)\.[a-z0-9_.]+")
FILES = [path for path in sorted((ROOT / "jixiao").rglob("*.py")) if path.name != "causes.py"]
NAMED = {path: ast.parse(path.read_text(encoding="utf-8")) for path in FILES}


def told() -> Iterator[tuple[str, ast.Call, ast.expr]]:
    """Each place in the code that tells a cause: where, the call, and what stands for the key."""
    for path, tree in NAMED.items():
        for node in ast.walk(tree):
            name = getattr(node, "func", None) if isinstance(node, ast.Call) else None
            if isinstance(node, ast.Call) and isinstance(name, ast.Name) and name.id in RAISING:
                place = 0 if name.id == "Cause" else 1
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node, node.args[place]


def literals(tree: ast.AST) -> set[str]:
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def fields(key: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(WORDS[key][0]) if name}


def test_every_cause_that_is_told_has_words() -> None:
    assert [(where, ast.unparse(key)) for where, _, key in told() if literals(key) - WORDS.keys()] == []
    named = {text for tree in NAMED.values() for text in literals(tree) if KEY.fullmatch(text)}
    assert named - WORDS.keys() == set()


def test_every_cause_gets_the_values_that_its_words_name() -> None:
    for where, call, key in told():
        given = {word.arg for word in call.keywords if word.arg}
        for text in literals(key) & WORDS.keys():
            assert fields(text) <= given, where


def test_no_words_of_causes_are_left_over() -> None:
    named = {text for tree in NAMED.values() for text in literals(tree)}
    assert WORDS.keys() - named == set()


@pytest.mark.parametrize("key", WORDS)
def test_each_is_one_short_line(key: str) -> None:
    for said in WORDS[key]:
        assert said == said.rstrip("。.") and "\n" not in said and len(said) <= 170


VALUES = st.dictionaries(
    st.sampled_from(["part", "most", "why"]),
    st.one_of(st.integers(), st.text(), st.lists(st.text(), max_size=4), st.sampled_from([*WORDS])),
)


@given(st.sampled_from(["refused.xml_pieces", "no words of its own"]), VALUES, st.text(max_size=300))
def test_a_cause_is_the_same_after_a_process_and_a_file(key: str, values: dict[str, Any], part: str) -> None:
    cause = Cause(key, **(values | {"part": part}))
    for again in (pickle.loads(pickle.dumps(cause)), Cause.unpacked(json.loads(json.dumps(cause.packed())))):
        assert again == cause and again.said("zh") == cause.said("zh") and type(again) is Cause
    assert cause == cause.said("en") and "\n" not in cause and len(cause) < 250


def test_a_value_can_be_words_and_a_list() -> None:
    kinds = [Cause("refused.files_of", ending=".jpg", count=2), Cause("refused.files_without_ending", count=1)]
    error = ReportError("a.zip", "refused.others", kinds=kinds)
    assert str(error) == "a.zip: its other files are left out: 2 × .jpg, 1 × no ending"
    assert error.said("zh") == "a.zip：其余文件没有读：.jpg 2 个、无扩展名 1 个"


@pytest.mark.parametrize(("number", "chinese"), [(2, "文件不在原处"), (13, "没有权限"), (11, "Resource temporarily")])
def test_what_the_system_says_is_said_in_words_where_there_are_some(number: int, chinese: str) -> None:
    import os

    why = system_cause(OSError(number, os.strerror(number)))
    error = FileError("", "refused.open", why=why)
    assert os.strerror(number) in str(error) and chinese in error.said("zh")


def test_a_sentence_without_a_key_stays_as_it_is() -> None:
    assert ReportError("a.txt", "says {nothing} known").said("zh") == "a.txt：says {nothing} known"
    assert {words.text("refused.at", "en", name="a", cause="b")} == {"a: b"}
