-- A stretch of a report's text, as read. One row a line, in order; place counts the lines that were asked for, all_lines
-- how many those are.
-- $report_id: the report
-- $find: only lines that contain these characters; NULL or empty takes all
-- $unread_only: only lines with a number that no fact cites
-- $first: place of the first line to show, from 1
-- $count: how many lines to show
with

asked as (

    select line, page, text
    from lines
    where report_id = $report_id
        and contains(lower(text), lower(coalesce($find, '')))
        and (not coalesce($unread_only, false) or line in (select line from unread where report_id = $report_id))

),

numbered as (

    select *, row_number() over (order by line) as place, count(*) over () as all_lines
    from asked

)

select *
from numbered
where place between coalesce($first, 1) and coalesce($first, 1) + coalesce($count, 200) - 1
order by line
