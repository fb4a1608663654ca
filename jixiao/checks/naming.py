"""Projects that reasons name: the words of the text, and the names of the forms, cut down to what they share.

A text says 乌市道路养护项目 where the form says 2024年度乌鲁木齐市道路养护经费: the year before the name, the place and
the words that names end in are taken off both, and what is left has to be the same.
"""

import polars as pl

from .accounts import prepared
from .forms import total_rows
from .tables import Tables

SHORTEST = 6
"""Characters that a name needs to be known for a project's."""

_YEAR = r"^((?:19|20)\d\d)年度?"
_PLACE = r"^(.{1,7}?(?:自治区|自治州|自治县|省|市|州|县|区|旗))(?:.{6})"
_ENDS = r"(?:编制|专项)?(?:项目|工作|经费|资金|费用|支出)+$"
_PLAIN = dict.fromkeys("“”\"'‘’「」『』《》 \t\n\u3000", "") | dict.fromkeys("—–－", "-") | {"（": "(", "）": ")"}
"""Characters of texts → what they are written as to be compared."""
_CHANGED = r"(?:项目)?(?:经费|资金|支出)?(?:较|比)?(?:上年|去年)?(?:有所)?(?:增加|减少|增长|下降)$"
_ADDED = "追加"
_LESS = r"(?:减少|压减|核减|调减|收回).*$"
_SO = r"[，,；;。](?:从而)?(?:导致|致使|造成).{0,12}(?:差异|变动|不一致|增加|减少|增长|下降)。?$"
"""What ends a reason after the names: 导致预决算存在差异."""
_BEFORE = (
    r"^.*(?:追加|增加|新增|安排|减少|导致|由于|因为)(?:了)?(?:项目资金|项目经费|项目支出|项目|资金|经费|以下)?[:(]?"
)
_REST = r"等(?:.{0,2}个)?(?:项目|经费|资金|工作|支出)?.*$"


def _cut(frame: pl.DataFrame, words: str) -> pl.DataFrame:
    """With `year`, `place` and `core` of the words of a column; `piece`: the core up to a mark that lists use."""
    whole = pl.col(words)
    ended = frame.with_columns(year=whole.str.extract(_YEAR), rest=whole.str.replace(_YEAR, "").str.replace(_ENDS, ""))
    placed = ended.with_columns(place=pl.col("rest").str.extract(_PLACE).fill_null(""))
    core = pl.col("rest").str.strip_prefix(pl.col("place"))
    return placed.with_columns(core=core, piece=core.str.splitn("、", 2).struct.field("field_0")).drop("rest")


def project_names(tables: Tables) -> pl.DataFrame:
    """The projects of forms with the totals they print: `original`, `final`, `spent` and their cells.

    `alone`: whether no other project of the report has the same core. A name that is `damaged` may still be one that
    the text says word for word.
    """
    return prepared(tables, "project names", _project_names)


def _project_names(tables: Tables) -> pl.DataFrame:
    money = total_rows(tables).select(
        *(f"{name}_cell" for name in ("original_budget", "executed")),
        project_id="form",
        original="original_budget",
        final="final_budget",
        spent="executed",
    )
    rows = tables["projects"].select(
        "report",
        "project_id",
        "name",
        "damaged",
        whole=pl.col("name").str.replace_many(_PLAIN),
        name_cell=tables.cell("projects", "name"),
    )
    known = _cut(rows.filter(pl.col("name").is_not_null()), "whole")
    known = known.filter(pl.col("core").str.len_chars() >= SHORTEST)
    alone = pl.len().over("report", "core") == 1
    return known.with_columns(alone=alone).join(money, on="project_id", how="left", maintain_order="left")


def phrases(tables: Tables) -> pl.DataFrame:
    """What reasons list, one row a phrase: `at`, its `core`, `added` (said to be added in the year) and the number of
    the `reason` among `reasons`."""
    return prepared(tables, "phrases", _phrases)


def _phrases(tables: Tables) -> pl.DataFrame:
    # long texts are not taken along: each of their phrases would have a copy
    texts = reasons(tables).join(project_names(tables).select("report").unique(), on="report", how="semi")
    halves = texts.select("report", "reason", halves=pl.col("text").str.splitn(_ADDED, 2)).unnest("halves")
    first = halves.select("report", "reason", words=pl.col("field_0").str.split("、"), added=pl.lit(value=False))
    after = pl.col("field_1").str.replace(_LESS, "").str.replace(_REST, "")
    second = halves.filter(pl.col("field_1").is_not_null()).select(
        "report", "reason", words=after.str.split("、"), added=pl.lit(value=True)
    )
    listed = (
        pl.concat([first, second])
        .explode("words")
        .filter(pl.col("words").str.len_chars() >= SHORTEST - 2)
        .with_columns(
            pl.col("words")
            .str.replace(_SO, "")
            .str.replace(_REST, "")
            .str.replace(_CHANGED, "")
            .str.replace(_BEFORE, "")
        )
        .with_columns(pl.col("words").str.replace(r"^项目资金\(|^[(:]", "").str.replace(r"^([^(]*)\)$", "$1"))
        .with_columns(pl.col("words").str.replace(_ENDS, ""))
    )
    cut = _cut(listed.filter(pl.col("words").str.len_chars() >= SHORTEST - 2), "words")
    return cut.filter(pl.col("piece").str.len_chars() >= SHORTEST - 2).with_columns(at=pl.int_range(pl.len()))


def reasons(tables: Tables) -> pl.DataFrame:
    """The reasons that may name projects: their number, `text` and `cell`, and the `change` that they explain where
    it is one of a 类/款/项."""
    return prepared(tables, "reasons", _reasons)


def _reasons(tables: Tables) -> pl.DataFrame:
    told = tables["statements"].filter(pl.col("topic") == "reason", pl.col("project_id").is_null())
    told = told.filter(pl.col("text").str.contains("项目|经费|资金"))
    of_functions = tables["functions"].filter(
        pl.col("change").cast(pl.Float64) > 0, pl.col("reason").str.contains("项目", literal=True)
    )
    all_ = pl.concat(
        [
            told.select(
                "report",
                text="text",
                cell=tables.cell("statements", "text"),
                change=pl.lit(None, pl.Float64),
                change_cell=pl.lit(None, pl.Int64),
            ),
            of_functions.select(
                "report",
                text="reason",
                cell=tables.cell("functions", "reason"),
                change=pl.col("change").cast(pl.Float64),
                change_cell=tables.cell("functions", "change"),
            ),
        ]
    )
    return all_.with_columns(pl.col("text").str.replace_many(_PLAIN)).with_row_index("reason")


def named(tables: Tables) -> pl.DataFrame:
    """The projects that phrases name, one row a phrase and project."""
    return prepared(tables, "projects named", _named)


def _named(tables: Tables) -> pl.DataFrame:
    of = project_names(tables).rename({"core": "of", "year": "of_year", "place": "of_place"})
    pairs = phrases(tables).join(of, on=["report", "piece"], maintain_order="left")
    pairs = pairs.join(reasons(tables).drop("report"), on="reason", maintain_order="left")
    no_year = pl.col("year").is_null() | pl.col("of_year").is_null()
    return pairs.filter(
        pl.col("text").str.contains(pl.col("of"), literal=True),
        _one_place(),
        (no_year & pl.col("alone")) | (pl.col("year") == pl.col("of_year")),
    )


def _one_place() -> pl.Expr:
    """乌市 is 乌鲁木齐市, and a place that is not said is the report's own; 东区 is not 西区."""
    one, other = pl.col("place"), pl.col("of_place")
    alike = (one.str.head(1) == other.str.head(1)) & (one.str.tail(1) == other.str.tail(1))
    return (one == "") | (other == "") | alike
