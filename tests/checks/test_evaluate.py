"""Intervals: what rounding can explain holds, what it cannot fails, and what is not known is not judged."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao import checks
from jixiao.checks import example
from jixiao.checks.evaluate import OUTCOMES, evaluate
from jixiao.checks.relations import Relations, at_most, percent, total
from jixiao.checks.rule import RULES, Rule
from jixiao.checks.tables import Tables
from jixiao.store import as_printed, to_batches

AMOUNTS = st.decimals(0, 100_000, places=6)
PLACES = st.integers(0, 4)


def printed(value: Decimal, places: int) -> str:
    return str(value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def tables(*amounts: str | None, damaged: bool = False) -> Tables:
    """One row of a form with these figures: original and final budget, executed; a report's row beside it."""
    names = ("original_budget", "final_budget", "executed", "execution_pct")
    row = example.fund("total", damaged=damaged, **dict(zip(names, amounts, strict=False)))
    rows = example.rows([example.project(), row])
    return Tables(checks.frames([(to_batches(rows), as_printed(rows))]))


def outcome(facts: Tables, relate: Any) -> str:
    """How the one relation that `relate` makes of the row comes out."""

    def relations(facts: Tables) -> list[Relations]:
        names = ("original_budget", "final_budget", "executed", "execution_pct")
        frame = facts["project_funds"].select(facts.cell("project_funds", name).alias(name) for name in names)
        return [relate(frame)]

    some = next(iter(RULES.values()))
    words = {
        part: getattr(some, part) for part in ("name", "meaning", "why", "basis", "verify", "tolerance", "sentence")
    }
    all_ = evaluate(facts, [Rule("test", "funds", "error", relations, **words)])
    return OUTCOMES[all_.outcome[0]]


def is_sum(frame: Any) -> Relations:
    return total(frame, "original_budget", ["final_budget", "executed"])


def is_rate(frame: Any) -> Relations:
    return percent(frame, "execution_pct", {"executed": 1}, {"final_budget": 1})


def is_change(frame: Any) -> Relations:
    return percent(frame, "execution_pct", {"executed": 1}, {"final_budget": 1, "executed": -1})


@given(AMOUNTS, AMOUNTS, PLACES, PLACES, PLACES)
def test_a_sum_that_is_true_never_fails_however_it_is_rounded(
    one: Decimal, other: Decimal, p: int, q: int, r: int
) -> None:
    assert outcome(tables(printed(one + other, p), printed(one, q), printed(other, r)), is_sum) in ("holds", "rounding")


@given(AMOUNTS, AMOUNTS, PLACES, st.decimals(Decimal("1.1"), 1000, places=2), st.sampled_from((1, -1)))
def test_a_sum_beyond_rounding_fails(one: Decimal, other: Decimal, places: int, units: Decimal, sign: int) -> None:
    one, other = Decimal(printed(one, places)), Decimal(printed(other, places))
    # three figures, each half a unit of its last decimal: more than one and a half units are out of reach
    off = one + other + sign * (Decimal("0.6") + units) * Decimal(1).scaleb(-places)
    told = printed(off, places)
    if abs(Decimal(told) - one - other) > Decimal("1.5").scaleb(-places):
        assert outcome(tables(told, str(one), str(other)), is_sum) == "fails"


@given(AMOUNTS, st.decimals(1, 100_000, places=6), PLACES, PLACES, st.integers(0, 3))
def test_a_rate_that_is_true_never_fails_however_it_is_rounded(
    part: Decimal, whole: Decimal, p: int, q: int, r: int
) -> None:
    rate = printed(100 * part / whole, r)
    told = outcome(tables(None, printed(whole, q), printed(part, p), rate), is_rate)
    assert told in ("holds", "rounding") or (
        told == "missing" and Decimal(printed(whole, q)) * 2 <= Decimal(1).scaleb(-q)
    )


@given(st.decimals(10, 10_000, places=2), st.decimals(10, 10_000, places=2), st.decimals("0.02", 50, places=2))
def test_a_rate_beyond_rounding_fails(part: Decimal, whole: Decimal, off: Decimal) -> None:
    exact = 100 * part / whole
    # what half a cent of both amounts can move the rate by, and the rate's own half unit
    reach = (exact * (Decimal("0.005") / part + Decimal("0.005") / whole)) * Decimal("1.01") + Decimal("0.005")
    told = printed(exact + reach + off, 2)
    assert outcome(tables(None, str(whole), str(part), told), is_rate) == "fails"


@given(st.decimals(0, 10_000, places=4), st.decimals(1, 10_000, places=4), PLACES)
def test_a_change_that_is_true_never_fails(change: Decimal, before: Decimal, places: int) -> None:
    current = before + change
    rate = printed(100 * change / before, 2)
    told = outcome(tables(None, printed(current, places), printed(change, places), rate), is_change)
    assert told in ("holds", "rounding", "missing")


def test_exact_and_rounded_agreement_are_told_apart() -> None:
    assert outcome(tables("3.00", "1.00", "2.00"), is_sum) == "holds"
    assert outcome(tables("3.01", "1.00", "2.00"), is_sum) == "rounding"
    assert outcome(tables("3.02", "1.00", "2.00"), is_sum) == "fails"
    assert outcome(tables("3.0", "1.00", "2.04"), is_sum) == "rounding"
    assert outcome(tables(None, "457.50", "28.74", "6.28"), is_rate) == "holds"
    assert outcome(tables(None, "457.50", "28.74", "2.21"), is_rate) == "fails"


def test_a_limit_fails_only_beyond_rounding() -> None:
    def within(frame: Any) -> Relations:
        return at_most(frame, "executed", "final_budget")

    assert outcome(tables(None, "10.00", "9.00"), within) == "holds"
    assert outcome(tables(None, "10.00", "10.01"), within) == "rounding"
    assert outcome(tables(None, "10.00", "10.02"), within) == "fails"


@pytest.mark.parametrize(("rate", "told"), [("0", "holds"), ("100.00", "holds"), ("37.5", "missing")])
def test_of_nothing_there_is_no_share(rate: str, told: str) -> None:
    assert outcome(tables(None, "0.00", "0.00", rate), is_rate) == told


def test_a_missing_figure_is_not_judged() -> None:
    assert outcome(tables("3.00", None, "2.50"), is_sum) == "missing"
    assert outcome(tables(None, "10.00", None, "50"), is_rate) == "missing"


def test_a_damaged_figure_is_never_the_reports_mistake() -> None:
    assert outcome(tables("9.99", "1.00", "2.00", damaged=True), is_sum) == "damaged"
