-- The figures and texts that findings rest on, and where each is printed. One row a cell of a relation, in the order of
-- the relations: 0 is the finding's own, those from 1 its consequences; of each first the stated figure.
-- role, label, measure, value, unit, decimals: see Evidence in jixiao/schema.py. line, start, end, last_line, text: the
-- citation; lines: the text of its lines; page: where the source has pages. NULL for a cell that carries no citation.
-- $findings: ids of findings
with

wanted as (

    select *, row_number() over () as seq
    from evidence
    where list_contains($findings::varchar[], finding_id)
        and list_contains(list_transform($findings::varchar[], lambda id: left(id, 16)), report_id)

),

cells as (

    select distinct report_id, "table", row_id, "column"
    from wanted

),

cited as (

    select citations.*
    from citations
    join cells using (report_id, "table", row_id, "column")
    where list_contains(list_transform($findings::varchar[], lambda id: left(id, 16)), report_id)

),

text_of as (

    select
        cited.report_id,
        cited.table,
        cited.row_id,
        cited.column,
        list(lines.text order by lines.line) as lines,
        min(page) as page
    from cited
    join lines on lines.report_id = cited.report_id and lines.line between cited.line and cited.last_line
    where list_contains(list_transform($findings::varchar[], lambda id: left(id, 16)), lines.report_id)
    group by all

)

select
    wanted.* exclude (seq),
    cited.line,
    cited.start,
    cited.end,
    cited.last_line,
    cited.text,
    text_of.page,
    text_of.lines

from wanted
left join cited using (report_id, "table", row_id, "column")
left join text_of using (report_id, "table", row_id, "column")
order by
    wanted.finding_id,
    wanted.relation,
    list_position(['stated', 'part', 'whole', 'concerned', 'mend'], role),
    cited.line,
    cited.start,
    seq
