-- The kinds of rows that carry points in the selection's projects, the commonest first. One row a kind.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
select matter, count(*) as times
from form_rows
where matter is not null and project_id is not null
group by matter
order by times desc, matter
