"""Whether relations hold: all relations of all rules asked for and judged at once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from .arithmetic import DAMAGED, FAILS, HOLDS, MISSING, OUTCOMES, Sums
from .relations import KINDS, STATED, Relations, Terms
from .rule import Rule
from .tables import Tables

__all__ = ["OUTCOMES", "Evaluated", "evaluate"]


@dataclass(slots=True)
class Evaluated:
    """All relations of some rules over some reports, numbered through.

    rule: index into `rules`; terms: as in `Relations`, those of each kind side by side (`spans`); stated: the stated
    cell (-1: none printed); report; outcome; expected, slack: what the others give for the stated figure and how far
    they allow it to be off, in its unit.
    """

    rules: list[Rule]
    blocks: list[tuple[int, Relations]]
    rule: np.ndarray
    kind: np.ndarray
    relation: np.ndarray
    role: np.ndarray
    a: np.ndarray
    b: np.ndarray
    cell: np.ndarray
    spans: dict[str, slice]
    stated: np.ndarray
    report: np.ndarray
    outcome: np.ndarray
    expected: np.ndarray
    slack: np.ndarray
    money: np.ndarray

    def details(self, relations: Sequence[int]) -> dict[int, dict[str, object]]:
        """Relation → the values that its rule gave for its sentence; relations without any are left out."""
        found: dict[int, dict[str, object]] = {}
        asked = np.unique(np.asarray(relations, np.int64))
        for first, block in self.blocks:
            if block.details is not None:
                mine = asked[np.searchsorted(asked, first) : np.searchsorted(asked, first + block.count)]
                found |= zip(mine.tolist(), block.details[mine - first].to_dicts(), strict=True)
        return found


def evaluate(tables: Tables, rules: Sequence[Rule]) -> Evaluated:
    """Every relation of the rules, with its outcome."""
    blocks: list[tuple[int, Relations]] = []
    of_rule: list[int] = []
    first = 0
    for index, rule in enumerate(rules):
        for block in rule.relations(tables):
            if block.count:
                blocks.append((first, block))
                of_rule.append(index)
                first += block.count
    return _evaluated(tables, list(rules), blocks, of_rule, first)


def _evaluated(
    tables: Tables, rules: list[Rule], blocks: list[tuple[int, Relations]], of_rule: list[int], count: int
) -> Evaluated:
    sizes = [block.count for _, block in blocks]
    terms, spans = _joined(blocks)
    relation, role, cell = terms.relation, terms.role, terms.cell
    kind = np.repeat(np.array([KINDS.index(block.kind) for _, block in blocks], np.int8), sizes)
    stated = np.full(count, -1, np.int64)
    is_stated = role == STATED
    stated[relation[is_stated]] = cell[is_stated]
    report = np.where(stated >= 0, tables.report_of[stated], np.int32(-1))
    # where the stated figure is not printed, any other says whose it is
    others = (stated < 0)[relation] & (cell >= 0)
    report[relation[others]] = tables.report_of[cell[others]]
    result = Evaluated(
        rules,
        blocks,
        np.repeat(np.array(of_rule, np.int32), sizes),
        kind,
        *(relation, role, terms.a, terms.b, cell),
        spans,
        *(stated, report),
        outcome=np.zeros(count, np.int8),
        expected=np.full(count, np.nan),
        slack=np.zeros(count),
        money=np.full(count, np.nan),
    )
    _judge(tables, result)
    return result


def _joined(blocks: Sequence[tuple[int, Relations]]) -> tuple[Terms, dict[str, slice]]:
    """The terms of all blocks, those of each kind side by side, and where they lie."""
    parts: list[Terms] = []
    spans: dict[str, slice] = {}
    end = 0
    for kind in KINDS:
        begin = end
        for first, block in blocks:
            if block.kind == kind:
                parts.extend(replace(part, relation=part.relation + first) for part in block.terms)
                end += sum(map(len, block.terms))
        spans[kind] = slice(begin, end)
    return Terms.joined(parts), spans


def _judge(tables: Tables, all_: Evaluated) -> None:
    if not len(all_.stated):
        return
    missing, damaged = np.zeros(len(all_.stated), bool), np.zeros(len(all_.stated), bool)
    missing[all_.relation[all_.cell < 0]] = True
    damaged[all_.relation[~tables.sound[all_.cell] & (all_.cell >= 0)]] = True
    linear, rates = Sums(tables, all_, "sum", "at_most"), Sums(tables, all_, "percent", "percent")
    linear.linear()
    rates.percentages()
    missing[np.concatenate([linear.without_figure, rates.without_figure])] = True
    for first, block in all_.blocks:
        if block.holds is not None:
            here = slice(first, first + block.count)
            all_.outcome[here] = np.where(block.holds.fill_null(True).to_numpy(), HOLDS, FAILS)
            missing[here] |= block.holds.is_null().to_numpy()
    all_.outcome[missing] = MISSING
    all_.outcome[damaged] = DAMAGED
