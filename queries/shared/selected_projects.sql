-- The projects of the counted reports that the shared filters keep, each once. One row a project, in 万元.
-- A project that one unit prints twice for a year (a list repeated in the prose, a list and a form, the same report in
-- two files) is one project; the printing that carries a score stays. printings: how often it is printed.
-- selection: see selected_reports; "keyword" keeps projects whose name contains it.
create macro selected_projects(selection) as table
select
    printed_projects.* exclude (same_as),
    reports.label,
    reports.plain_unit,
    reports.unit_key,
    reports.fiscal_year,
    count(*) over (partition by same_as) as printings

from printed_projects
join selected_reports(selection) as reports using (report_id)
where reports.counted
    and contains(lower(coalesce(name, '')), lower(coalesce(json_extract_string(selection, '$.keyword'), '')))
qualify row_number() over (partition by same_as order by printed_projects.total_score is null, report_id, seq) = 1;
