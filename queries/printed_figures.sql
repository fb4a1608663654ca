-- Where each figure and text of one thing is printed: the characters, and the lines that they stand in.
-- One row a stored cell that carries a citation. figure: the name that pages call it by, see shared/figure_name.sql.
-- lines: the text of the lines from `line` to `last_line`; start and end: see Citation in jixiao/schema.py.
-- $entity: project | indicator | function | amount | fund | report
-- $id: its id
-- $basis: whole | accounts | fiscal | projects, for a report: where it prints its budget and execution
with

rows_of as (

    select * from figure_rows($entity::varchar, $id::varchar, $basis::varchar)

),

-- an id begins with its report's: with it only that report's part of the files is read
cited as (

    select citations.*, rows_of.role
    from citations
    join rows_of on rows_of.table = citations.table and rows_of.row_id = citations.row_id
    where report_id = left($id::varchar, 16)

),

text_of as (

    select cited.row_id, cited.table, cited.column, list(lines.text order by lines.line) as lines, min(page) as page
    from cited
    join lines
        on lines.report_id = cited.report_id and lines.line between cited.line and cited.last_line
    where lines.report_id = left($id::varchar, 16)
    group by cited.row_id, cited.table, cited.column

)

select
    figure_name(role, cited.table, cited.column) as figure,
    cited.table,
    cited.row_id,
    cited.column,
    cited.report_id,
    named_reports.label,
    named_reports.file_name,
    text_of.page,
    cited.line,
    cited.start,
    cited.end,
    cited.last_line,
    cited.text,
    text_of.lines

from cited
join text_of using (row_id, "table", "column")
join named_reports on named_reports.report_id = cited.report_id
where figure is not null
order by cited.line, cited.start
