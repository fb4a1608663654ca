"""The catalogue: both languages whole, nothing missing, nothing left over, and no interface word anywhere else."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from jixiao import words
from jixiao.places import ROOT

PAGES = sorted((ROOT / "pages").glob("*.py"))
SHOWING = [
    ROOT / "app.py",
    *PAGES,
    *(ROOT / "jixiao" / "dashboard").glob("*.py"),
    *(ROOT / "jixiao" / "charts").glob("*.py"),
    *(ROOT / "jixiao" / "briefing").rglob("*.py"),
    ROOT / "jixiao" / "saying.py",
]
CHINESE = re.compile(r"[\u3400-\u9fff\uff00-\uffef]")
# Families of keys of which the program makes the last part: columns, terms of the field, titles of charts.
MADE = re.compile(
    r"(column|metric|help|basis|filter|page|chart|kind|part|source|measure|money|step|cost|grade|topic|found|note|adjustment|cause|formula|table|cell|verdict|severity|light|lit|group|outcome|rule|telling|unit|profile|refused|undone|checks.rule|checks.filter|rulers.why|scenario.(?:kept|ruler|parameter|said|light|move|unbalanced|was|says))\..+"
    r"|.+\.(title|alt|help|placeholder)|project\.(order\.\w+|list|before|after)"
)


def strings(path: Path) -> Iterator[str]:
    """The string literals of a file that are no docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.value


def figures_named(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_both_languages_say_everything_with_the_same_figures() -> None:
    assert [key for key, said in words.CATALOGUE.items() if not all(text.strip() for text in said)] == []
    apart = {key: said for key, said in words.CATALOGUE.items() if len({*map(frozenset, map(figures_named, said))}) > 1}
    assert apart == {}


def test_words_hold_no_markup_and_no_reference() -> None:
    marks = re.compile(r"[<>`*\[\]]|https?:|:\w+:")
    assert [key for key, said in words.CATALOGUE.items() if marks.search("".join(said))] == []


def test_every_term_is_in_the_glossary() -> None:
    terms = [key.split(".", 1)[1] for key in words.CATALOGUE if key.startswith(("column.", "metric."))]
    assert [term for term in terms if not words.has(f"help.{term}")] == []


def test_text_fills_in_values() -> None:
    assert words.text("load.failed", "en", count=2).startswith("2 files")


def test_unknown_words_and_missing_values_are_errors() -> None:
    with pytest.raises(KeyError):
        words.text("no.such.words", "zh")
    with pytest.raises(KeyError):
        words.text("load.failed", "zh", other=1)


@pytest.mark.parametrize("path", SHOWING, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_interface_word_outside_the_catalogue(path: Path) -> None:
    assert [text for text in strings(path) if CHINESE.search(text)] == []


@pytest.mark.parametrize("path", SHOWING, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_key_that_is_asked_for_exists(path: Path) -> None:
    prefixes = {key.split(".")[0] for key in words.CATALOGUE}
    asked = {
        text
        for text in strings(path)
        if re.fullmatch(r"[a-z_]+(\.[a-z_]+)+(?<!\.py)(?<!\.js)(?<!\.css)(?<!\.json)(?<!\.xlsx)(?<!\.docx)", text)
    }
    # a figure's words and a family's members are named by what stands before their last part
    families = {key.rsplit(".", 1)[0] for key in words.CATALOGUE}
    missing = {key for key in asked if key.split(".")[0] in prefixes and not words.has(key)} - families
    assert not missing


def test_no_words_are_left_over() -> None:
    asked = {text for path in SHOWING for text in strings(path)}
    assert [key for key in words.CATALOGUE if key not in asked and not MADE.fullmatch(key)] == []
