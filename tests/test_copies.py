"""Copies of the originals and invented reports are read as well as the originals."""

from functools import cache, partial
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests import copies, rewrapping
from tests.copies import KEYS, Copy, original
from tests.gold_facts import compare_forms
from tests.gold_report import form_score, narrative_score, parsed, prose_score
from tests.originals import with_originals
from tests.synthetic import Answers, project_forms
from tests.synthetic_accounts import accounts
from tests.synthetic_evaluation import evaluations
from tests.typeset import Block, heading, markdown, pdf, prose, settle
from tests.typeset_flowed import Flowed, flowed_form
from tests.typeset_tabbed import Tabbed, tabbed_form
from tools.compose_samples import place
from tools.samples import accounts as final_accounts
from tools.samples import evaluation
from tools.samples.ledger import Ledger
from tools.samples.statement import Statement

# No shrinking: it takes minutes on whole reports, and a failure names its cells.
as_well = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)

LEAST = 0.99
PLACES = {
    "乌鲁木齐": "齐齐哈尔",
    "昌吉回族自治州": "大理白族自治州",
    "昌吉州": "大理州",
    "自然资源局": "生态环境局",
}
CHANGES = {
    "amounts": partial(copies.revalued, seed=1),
    "other amounts": partial(copies.revalued, seed=2),
    "names": partial(copies.renamed, seed=1),
    "other names": partial(copies.renamed, seed=2),
    "place": partial(copies.moved, places=PLACES),
    "order": partial(copies.reordered, seed=1),
    "other order": partial(copies.reordered, seed=2),
    # Forms with a damaged head come first in these.
    "damaged first in order": partial(copies.reordered, seed=10),
    "another damaged first in order": partial(copies.reordered, seed=18),
    "a third damaged first in order": partial(copies.reordered, seed=19),
    "narrow": partial(rewrapping.rewrapped, width=13, blank_lines=True),
    "PDF width": partial(rewrapping.rewrapped, width=29, blank_lines=True),
    "middling": partial(rewrapping.rewrapped, width=18, blank_lines=True),
    "wide": partial(rewrapping.rewrapped, width=44, blank_lines=False),
    "cells": partial(rewrapping.recelled, seed=1),
    "other cells": partial(rewrapping.recelled, seed=11),
}


@cache
def source(key: str) -> Copy:
    return original(key)


def changed(key: str, change: str) -> Copy:
    if change.endswith("order") and not source(key).forms:
        pytest.skip("this report has no forms to put in another order")
    return CHANGES[change](source(key))


@with_originals
@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("key", KEYS)
def test_copies_are_read_as_well_as_the_originals(key, change):
    copy = changed(key, change)
    facts = parsed(copy.name, copy.text)
    scores = [narrative_score(copy.narrative, facts, place=change != "place")]
    if copy.forms:
        scores.append(form_score(copy.forms, facts))
        assert scores[-1].wrong == [], scores[-1].wrong
    compared = sum(score.compared.total() for score in scores)
    wrong = [cell for score in scores for cell in score.wrong + score.excused]
    assert 1 - len(wrong) / compared >= LEAST, wrong
    figures = prose_score(copy.narrative, facts)
    assert figures.share >= LEAST, figures.missing


@with_originals
def test_a_copy_differs_from_its_original():
    for change in CHANGES:
        for key in ("003", "004"):
            if key == "003" or "cells" not in change:
                assert changed(key, change).text != source(key).text, change


def numbered(forms: list[Answers]) -> Answers:
    """Forms as the projects of one report."""
    for number, form in enumerate(forms):
        form |= {"path": f"projects/{number}", "seq": number + 1}
    return {"projects": forms}


def form_blocks(forms: list[Answers]) -> list[Block]:
    return [heading(1, "青河市教育局2023年度部门决算公开说明"), *(Block("form", form=form) for form in forms)]


tabbed_styles = st.builds(
    Tabbed,
    widths=st.tuples(*[st.integers(3, 9)] * 9, st.integers(12, 40), st.integers(12, 40)),
    page_rows=st.integers(2, 12),
    blanks=st.floats(0, 0.6),
    section=st.booleans(),
)
LEAST_WIDTHS = {"level1": 3, "level2": 4.5, "name": 5, "target": 8, "actual": 8, "reason": 3, "label": 5, "goal": 18}
flowed_styles = st.builds(
    Flowed,
    widths=st.fixed_dictionaries(
        {column: st.sampled_from((least, least + 1, least + 2.5)) for column, least in LEAST_WIDTHS.items()}
    ),
    blank_lines=st.booleans(),
    page_lines=st.sampled_from((0, 18, 26)),
    share_levels=st.booleans(),
)


@given(forms=st.lists(project_forms(), min_size=1, max_size=3), style=tabbed_styles)
@as_well
def test_invented_forms_in_tabs_are_read_whole(forms, style):
    answers = numbered(forms)
    lines, _ = settle(markdown(form_blocks(forms), partial(tabbed_form, style=style)))
    score = compare_forms(answers, parsed("forms.md", "\n".join(lines)), texts=True)
    assert score.wrong + score.excused == [], score.wrong + score.excused


@given(forms=st.lists(project_forms(), min_size=1, max_size=3), style=flowed_styles)
@as_well
def test_invented_forms_from_a_pdf_are_read_or_marked(forms, style):
    answers = numbered(forms)
    lines, _ = settle(pdf(form_blocks(forms), partial(flowed_form, style=style)))
    score = compare_forms(answers, parsed("forms.txt", "\n".join(lines)), texts=True)
    assert score.wrong == [], score.wrong
    assert score.share >= 0.9


def assert_prose_is_read(answers: Answers, lines: Any) -> None:
    settled, places = settle(lines)
    for path, line in places.items():
        place(answers, path.split("/"), line)
    for row in answers["function_classes"]:
        row["lines"] = [row["line"], row.get("change_pct_line", row["line"])]
    facts = parsed("report.txt", "\n".join(settled))
    missing = prose_score(answers, facts).missing
    assert missing == [], missing
    score = narrative_score(answers, facts, place=False)
    assert score.wrong + score.excused == [], score.wrong + score.excused


@given(answers=accounts(), width=st.integers(12, 44), three_first=st.booleans(), as_markdown=st.booleans())
@as_well
def test_invented_accounts_are_read_whole_at_any_width(answers, width, three_first, as_markdown):
    report = Statement(answers, "004", Ledger(answers["finance"], "finance", thousands=True))
    blocks = final_accounts.blocks(report, [], contents=as_markdown, three_first=three_first)
    assert_prose_is_read(answers, markdown(blocks, page=40 * width) if as_markdown else pdf(blocks, width=width))


@given(answers=evaluations(), width=st.none() | st.integers(12, 44))
@as_well
def test_invented_evaluations_are_read_whole_at_any_width(answers, width):
    report = Statement(answers, "001", Ledger(answers["finance"], "finance", thousands=False))
    blocks = evaluation.blocks(report)
    assert_prose_is_read(answers, pdf(blocks, width=width) if width else prose(blocks))
