"""The evidence of findings: every cell of every failure, what stands in it, and what of it makes the fingerprint."""

import hashlib
from itertools import pairwise

import numpy as np
import polars as pl

from .arithmetic import FAILS
from .causes import Cause
from .cells import FIGURE, described
from .evaluate import Evaluated
from .relations import ROLES
from .tables import Tables

MEND = len(ROLES)
"""The role of a figure that would mend its finding."""


def evidence(tables: Tables, all_: Evaluated, groups: list[Cause]) -> pl.DataFrame:
    """One row a cell of a finding, in order: `finding` counts findings from 0, `relation` the failures of each, `of` is
    the failed relation; with the columns of `cells.SCHEMA`. A figure that would mend has the value that it should."""
    failures = _failures(all_, groups)
    cells = pl.concat([_of_failures(all_, failures), _of_mends(groups, failures)])
    # by one number, which is faster than by two
    cells = cells.sort(pl.col("failure") * (MEND + 1) + pl.col("role"), maintain_order=True)
    told = failures[cells["failure"]].hstack(cells.drop("failure"))
    told = told.join(described(tables, cells["cell"].unique()), on="cell", maintain_order="left")
    return told.with_columns(value=pl.coalesce("mended", "value")).drop("mended")


def _failures(all_: Evaluated, groups: list[Cause]) -> pl.DataFrame:
    """One row a failure, in the order in which they are told."""
    of = np.array([relation for cause in groups for relation in cause.relations], np.int64)
    sizes = np.array([len(cause.relations) for cause in groups], np.int64)
    finding = np.repeat(np.arange(len(groups)), sizes)
    first = np.cumsum(sizes) - sizes
    rules = pl.Series([rule.id for rule in all_.rules], dtype=pl.String)
    relation = (np.arange(len(of)) - first[finding]).astype(np.int32)
    return pl.DataFrame({"finding": finding, "relation": relation, "of": of, "rule": rules.gather(all_.rule[of])})


def _of_failures(all_: Evaluated, failures: pl.DataFrame) -> pl.DataFrame:
    """The cells of the failed relations; `failure` is the row of `failures`."""
    number = np.full(len(all_.stated), -1)
    number[failures["of"].to_numpy()] = np.arange(len(failures))
    rows = np.flatnonzero((all_.outcome == FAILS)[all_.relation])
    columns = {"role": all_.role, "part_factor": all_.a, "whole_factor": all_.b, "cell": all_.cell}
    cells = pl.DataFrame({"failure": number[all_.relation[rows]]} | {name: of[rows] for name, of in columns.items()})
    return cells.with_columns(mended=pl.lit(None, FIGURE))


def _of_mends(groups: list[Cause], failures: pl.DataFrame) -> pl.DataFrame:
    """The cells that would mend a finding, beside its first failure."""
    mends = [(number, cause.mend.cell, cause.mend.value) for number, cause in enumerate(groups) if cause.mend]
    schema = pl.Schema({"finding": pl.Int64(), "cell": pl.Int64(), "mended": FIGURE})
    cells = pl.DataFrame(mends, schema=schema, orient="row")
    first = failures.select(failure=pl.int_range(pl.len()), of="relation").filter(pl.col("of") == 0)["failure"]
    return cells.select(
        failure=first.gather(cells["finding"]),
        role=pl.lit(MEND, pl.UInt8),
        part_factor=pl.lit(0.0),
        whole_factor=pl.lit(0.0),
        cell="cell",
        mended="mended",
    )


def fingerprints(tables: Tables, proof: pl.DataFrame) -> list[str]:
    """Says what was judged, not where: the same as long as the same figures contradict each other in the same way."""
    reports = tables["reports"].select("report_id", of_unit="unit", of_year="fiscal_year")
    told = ("relation", "rule", "role", "column", "part_factor", "label", "measure", "value", "text")
    judged = proof.lazy().filter(pl.col("role") != MEND).select("finding", "report_id", "project", *told).collect()
    figure = pl.concat_str(*(pl.col(name).cast(pl.String).fill_null("") for name in told), separator="|")
    figures = judged.select(figure).to_series().to_list()
    heads = (
        judged.select("finding", "report_id", "project", at=pl.int_range(pl.len()))
        .filter(pl.col("finding") != pl.col("finding").shift(fill_value=-1))
        .join(reports, on="report_id", how="left", maintain_order="left")
    )
    whose = heads.select(pl.concat_str("of_unit", "of_year", "project", separator="|", ignore_nulls=True)).to_series()
    spans = pairwise([*heads["at"].to_list(), len(figures)])
    texts = (
        "\n".join([of, *sorted(figures[begin:end])]) for of, (begin, end) in zip(whose.to_list(), spans, strict=True)
    )
    return [hashlib.sha256(text.encode()).hexdigest()[:12] for text in texts]


def as_stored(proof: pl.DataFrame, ids: list[str]) -> pl.DataFrame:
    """The rows of the store's table, with the ids of their findings."""
    return proof.select(
        "report_id",
        finding_id=pl.Series(ids, dtype=pl.String).gather(proof["finding"]) if ids else pl.lit(None, pl.String),
        relation="relation",
        rule="rule",
        role=pl.col("role").replace_strict(dict(enumerate((*ROLES, "mend"))), return_dtype=pl.String),
        part_factor=pl.col("part_factor").cast(pl.Int32),
        whole_factor=pl.col("whole_factor").cast(pl.Int32),
        table="table",
        row_id="row_id",
        column="column",
        label="label",
        measure="measure",
        value="value",
        unit="unit",
        decimals="decimals",
    )
