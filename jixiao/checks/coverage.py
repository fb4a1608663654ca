"""What was checked: how the relations of each rule came out in each report, as rows of the store's table."""

import numpy as np
import polars as pl

from .arithmetic import OUTCOMES
from .evaluate import Evaluated
from .tables import Tables


def coverage(tables: Tables, all_: Evaluated) -> pl.DataFrame:
    """One row a report and rule with any relation: how many came out in each way."""
    shape = (len(tables.report_ids), len(all_.rules), len(OUTCOMES))
    known = all_.report >= 0
    each = np.ravel_multi_index((all_.report[known], all_.rule[known], all_.outcome[known]), shape)
    counts = np.bincount(each, minlength=np.prod(shape)).reshape(shape)
    report, rule = np.nonzero(counts.any(axis=2))
    ids = pl.Series([rule.id for rule in all_.rules], dtype=pl.String)
    severities = pl.Series([rule.severity for rule in all_.rules], dtype=pl.String)
    return pl.DataFrame(
        {
            "report_id": pl.Series(tables.report_ids, dtype=pl.String).gather(report),
            "rule": ids.gather(rule),
            "severity": severities.gather(rule),
            **{name: counts[report, rule, code].astype(np.int32) for code, name in enumerate(OUTCOMES)},
        }
    )
