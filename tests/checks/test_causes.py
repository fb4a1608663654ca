"""One cause, one finding: the figure that explains several failures is named with the value that would mend them."""

from decimal import Decimal

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from jixiao import checks
from jixiao.checks import example
from jixiao.checks.evaluate import evaluate
from jixiao.checks.findings import Checked, found
from jixiao.checks.relations import Relations, percent, same, total
from jixiao.checks.rule import RULES, Rule
from jixiao.checks.tables import Tables
from jixiao.store import as_printed, to_batches

MONEY = st.decimals(10, 9_999, places=2)
# a whole and its two parts, each printed in two sections; and the share of one part, once
PLACES = [(section, item) for section in ("甲", "乙") for item in ("合计", "人员", "公用")]


def _sums(facts: Tables) -> list[Relations]:
    cells = facts["amounts"].with_columns(cell=facts.cell("amounts", "value"))
    wide = cells.pivot("item", index="section", values="cell", aggregate_function="first", maintain_order=True)
    shares = wide.filter(pl.col("占比").is_not_null())
    relations = [total(wide, "合计", ["人员", "公用"]), percent(shares, "占比", {"人员": 1}, {"合计": 1})]
    for item in ("合计", "人员", "公用"):
        twice = cells.filter(pl.col("item") == item).select(one=pl.col("cell").first(), other=pl.col("cell").last())
        relations.append(same(twice, "other", "one"))
    return relations


def _rule() -> Rule:
    some = next(iter(RULES.values()))
    words = {
        part: getattr(some, part) for part in ("name", "meaning", "why", "basis", "verify", "tolerance", "sentence")
    }
    return Rule("test", "sums", "error", _sums, **words)


def _checked(values: dict[tuple[str, str], Decimal]) -> Checked:
    rows = [example.amount(section, item, "executed", str(value)) for (section, item), value in values.items()]
    share = 100 * values["甲", "人员"] / values["甲", "合计"]
    rows.append(example.amount("甲", "占比", "share_pct", f"{share:.2f}", "%"))
    given = example.rows(rows)
    facts = Tables(checks.frames([(to_batches(given), as_printed(given))]))
    return found(facts, evaluate(facts, [_rule()]))


def _world(one: Decimal, other: Decimal) -> dict[tuple[str, str], Decimal]:
    figures = {"合计": one + other, "人员": one, "公用": other}
    return {(section, item): figures[item] for section, item in PLACES}


@given(MONEY, MONEY)
def test_figures_that_agree_give_no_finding(one: Decimal, other: Decimal) -> None:
    checked = _checked(_world(one, other))
    assert checked.findings.is_empty()
    assert checked.coverage.select("holds", "fails").row(0) == (6, 0)


@given(MONEY, MONEY, st.sampled_from(PLACES[3:]), st.decimals(1, 5_000, places=2))
def test_one_wrong_figure_is_one_finding_that_names_it(
    one: Decimal, other: Decimal, place: tuple[str, str], off: Decimal
) -> None:
    world = _world(one, other)
    checked = _checked(world | {place: world[place] + off})
    [finding] = checked.findings.iter_rows(named=True)
    [mend] = checked.evidence.filter(pl.col("role") == "mend").iter_rows(named=True)
    wrong = checked.evidence.filter(pl.col("value") == world[place] + off)
    assert mend["row_id"] in wrong["row_id"].to_list()
    assert abs(mend["value"] - world[place]) <= Decimal("0.03")
    # the sum of its section and its other printing fail together
    assert checked.evidence.filter(pl.col("role") != "mend")["relation"].n_unique() == 2
    assert finding["severity"] == "error"


@given(MONEY, MONEY, st.sampled_from(PLACES), st.sampled_from((Decimal("0.01"), Decimal("-0.01"))))
def test_a_figure_off_by_its_last_unit_is_within_rounding(
    one: Decimal, other: Decimal, place: tuple[str, str], off: Decimal
) -> None:
    world = _world(one, other)
    assert _checked(world | {place: world[place] + off}).findings.is_empty()


def test_what_was_judged_has_one_fingerprint_wherever_it_stands() -> None:
    world = _world(Decimal("10.00"), Decimal("20.00"))
    wrong = _checked(world | {("乙", "人员"): Decimal("11.00")})
    again = _checked({("丙", "另一个数"): Decimal("7.00")} | world | {("乙", "人员"): Decimal("11.00")})
    other = _checked(world | {("乙", "人员"): Decimal("12.00")})
    assert wrong.findings["fingerprint"].to_list() == again.findings["fingerprint"].to_list()
    assert wrong.findings["fingerprint"].to_list() != other.findings["fingerprint"].to_list()
