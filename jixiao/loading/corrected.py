"""A report's rows with what a person corrected in the place of what was read."""

from dataclasses import replace

from ..corrections import Correction
from .work import Parsed


def corrected(parsed: Parsed, correction: Correction | None) -> Parsed:
    """The report's own row corrected. A corrected cell is a person's word and cites nothing.

    The level of government was told by the place that was read: with another place it stays only where the unit's
    name says the same.
    """
    if not correction:
        return parsed
    import pyarrow as pa
    import pyarrow.compute as pc

    reports, citations = parsed.batches["reports"], parsed.batches["citations"]
    cells = correction.cells()
    [row] = reports.to_pylist()
    row |= cells
    if correction.region:
        row["level"] = _level(row["unit"], correction.region)
        cells["level"] = row["level"]
    own = pc.equal(citations.column("table"), "reports")
    gone = pc.and_(own, pc.is_in(citations.column("column"), value_set=pa.array([*cells], pa.string())))
    made = {
        "reports": pa.RecordBatch.from_pylist([row], reports.schema),
        "citations": citations.filter(pc.invert(gone)),
    }
    return replace(parsed, batches=parsed.batches | made)


def _level(unit: str | None, region: str) -> str | None:
    from ..parsing.regions import region_of

    found = region_of(unit or "", region)
    return found.level if found.name == region else None
