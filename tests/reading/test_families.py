"""Forms as text, in each family of layouts in which tables arrive: read back as they were set, marked, or refused."""

from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from jixiao.errors import ReportError
from jixiao.parsing import Facts, parse
from jixiao.reading import read_bytes
from tests.gold_facts import Answers, compare_forms
from tests.gold_forms import Score
from tests.originals import with_originals
from tests.set_forms import ORDERS, Order, as_printed, opening, report_answers, set_form, set_forms
from tests.set_text import READABLE, UNREADABLE, Setter, broken, markdown, pipe_row, squashed, text_report
from tests.synthetic import project_forms

VARIANTS = [(family, variant, setter) for family, found in READABLE.items() for variant, setter in found.items()]
# every variant in two orders, every order with some variants of each kind
CASES = [(*VARIANTS[at], ORDERS[(at + turn) % len(ORDERS)]) for turn in (0, 3) for at in range(len(VARIANTS))]
NAMES = [f"{family}, {variant}, {order.name}" for family, variant, _, order in CASES]
EXACT_BARS = ("outer-pipe", "cell-per-line-trailing-pipe", "pipe-indented")
DOUBTFUL = {
    ("pdf-hard-wrapped", "target in three"),
    ("pdf-hard-wrapped", "unit first"),
    ("flat-space", "no points"),
}
"""Where the text tells so little that many rows are marked though they are read as they were set."""
CARD = """首页 > 政务公开 > 绩效信息
索引号：010265/2024-00123
发布机构：某市财政局
发布日期：2024-09-30
"""
made = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@cache
def answers() -> Answers:
    """Eight forms of the originals."""
    one, two = report_answers("003"), report_answers("004")
    return one | {"projects": [*one["projects"][1:4], *two["projects"][1:5]]}


def text_of(setter: Setter, order: Order, wanted: Answers | None = None, seed: int | None = None) -> str:
    wanted = wanted or answers()
    forms = set_forms(wanted, order)
    return text_report(opening(wanted), (form if seed is None else broken(form, seed) for form in forms), setter)


def facts_of(text: str, name: str = "report.txt") -> Facts:
    return parse(read_bytes(name, text.encode()))[0]


def score_of(text: str, order: Order) -> Score:
    return compare_forms(as_printed(answers(), order), facts_of(text))


def damaged_share(facts: Facts) -> float:
    rows = [row for table in ("projects", "project_funds", "indicators") for row in facts.rows[table]]
    return sum(row.damaged for row in rows) / len(rows)


@with_originals
@pytest.mark.parametrize(("family", "variant", "setter", "order"), CASES, ids=NAMES)
def test_nearly_every_cell_of_a_readable_family_is_as_it_was_set(family, variant, setter, order):
    facts = facts_of(text_of(setter, order))
    found = compare_forms(as_printed(answers(), order), facts)
    assert found.wrong == []
    assert found.share >= 0.97
    assert damaged_share(facts) <= (0.75 if (family, order.name) in DOUBTFUL else 0.2)


@with_originals
@pytest.mark.parametrize("order", [ORDERS[0], ORDERS[2]], ids=lambda order: order.name)
@pytest.mark.parametrize(("family", "setter"), UNREADABLE.items())
def test_an_unreadable_family_is_refused_with_what_to_do(family, setter, order):
    said = "out of order" if family == "pdf-column-scrambled" else "run together"
    with pytest.raises(ReportError, match=f"report.txt: line [0-9]+: .*{said}.*hand in the Word, Excel or PDF file"):
        facts_of(text_of(setter, order))


@with_originals
@pytest.mark.parametrize("family", READABLE)
def test_a_break_inside_any_cell_with_bars_changes_nothing(family):
    if not family.startswith(("pipe", "outer", "cell-per-line-t")) or family == "pipe-stream":
        pytest.skip("breaks inside cells are none of this family")
    for at, setter in enumerate(READABLE[family].values()):
        order = ORDERS[(at * 2 + len(family)) % len(ORDERS)]
        found = score_of(text_of(setter, order, seed=at), order)
        assert found.wrong == []
        assert found.share >= 0.99 if family not in EXACT_BARS else found.share == 1


@with_originals
@pytest.mark.parametrize("family", READABLE)
def test_what_a_site_puts_round_and_into_a_table_changes_nothing(family):
    setter = next(iter(READABLE[family].values()))
    order = ORDERS[0]
    lines = text_of(setter, order).split("\n")
    marked = [line for at, one in enumerate(lines) for line in ([one, f"{at // 40 + 2}、"] if at % 40 == 25 else [one])]
    copied = "".join(squashed(next(set_forms(answers(), order))))
    text = "\n".join([CARD, f"内容概述：{copied}", "", *marked, "网站地图 | 联系我们 | 关于我们"])
    found = score_of(text, order)
    assert found.wrong == []
    assert found.share >= 0.97


@with_originals
def test_a_mirror_in_traditional_characters_with_their_sounds_is_read_as_what_it_mirrors():
    mirrored = OpenCC("s2t").convert(text_of(pipe_row, ORDERS[0]))
    for character, sound in (("項", "xiàng"), ("績", "jì"), ("務", "wù"), ("標", "biāo"), ("分", "fēn")):
        mirrored = mirrored.replace(character, f"{character}({sound})")
    assert "項(xiàng)目支出績(jì)效自評表" in mirrored
    found = score_of(mirrored, ORDERS[0])
    assert found.wrong == []
    assert found.share == 1


@with_originals
def test_a_markdown_file_is_read_by_its_own_ending_too():
    wanted = as_printed(answers(), ORDERS[0])
    found = compare_forms(wanted, facts_of(text_of(markdown, ORDERS[0]), "report.md"))
    assert (found.wrong, found.share) == ([], 1)


@with_originals
def test_a_form_cut_off_in_its_middle_is_refused():
    lines = text_of(pipe_row, ORDERS[0]).split("\n")
    with pytest.raises(ReportError, match=r"ends at line [0-9]+ in the middle of a form: get the complete file"):
        facts_of("\n".join(lines[:-6]))


@made
@given(form=project_forms(), order=st.sampled_from(ORDERS), case=st.sampled_from(VARIANTS))
def test_no_family_gives_a_wrong_value_without_a_mark(
    form: dict[str, Any], order: Order, case: tuple[str, str, Setter]
):
    form |= {"seq": 1}
    for label, fund in form["fund_rows"]:
        fund["label"] = label
    wanted = {"report": {"unit": "某县某局", "year": 2024}, "projects": [form]}
    text = text_report(opening(wanted), [set_form(form, order, 2024)], case[2])
    assert compare_forms(as_printed(wanted, order), facts_of(text)).wrong == []
