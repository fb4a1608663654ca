-- How much the shared filters keep. One row.
-- $selection: the shared filters as JSON, see shared/selected_reports.sql
select
    (select count(*) from selected_reports($selection) where counted) as reports,
    (select count(*) from selected_projects($selection)) as projects
