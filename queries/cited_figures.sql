-- Where the figures of several things are printed. One row a thing and figure that carries a citation; of several
-- citations of one figure the first. For the lines themselves see printed_figures.
-- id: the thing. figure: the name that pages call it by, see shared/figure_name.sql. text: the characters as printed.
-- $entity: project | indicator | function | amount | fund | report
-- $ids: their ids
-- $basis: whole | accounts | fiscal, for reports: where they print their budget and execution
with

wanted as (

    select distinct unnest($ids::varchar[]) as id

),

rows_of as (

    select wanted.id, found.table, found.row_id, found.role
    from wanted
    cross join lateral (select * from figure_rows($entity::varchar, wanted.id, $basis::varchar)) as found

),

cited as (

    select
        rows_of.id,
        figure_name(rows_of.role, citations.table, citations.column) as figure,
        citations.report_id,
        citations.line,
        citations.start,
        citations.text

    from citations
    join rows_of on rows_of.table = citations.table and rows_of.row_id = citations.row_id
    -- an id begins with its report's: with it only those reports' parts of the files are read
    where list_contains(list_transform($ids::varchar[], lambda id: left(id, 16)), citations.report_id)
    qualify figure is not null and row_number() over (partition by id, figure order by line, start) = 1

)

select id, figure, cited.report_id, label, file_name, page, cited.line, cited.text
from cited
join named_reports using (report_id)
left join lines on lines.report_id = cited.report_id and lines.line = cited.line
order by id, figure
