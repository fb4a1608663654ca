-- How much the shared filters keep. One row.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
select
    (select count(*) from selected_reports where counted) as reports,
    (select count(*) from selected_projects) as projects
