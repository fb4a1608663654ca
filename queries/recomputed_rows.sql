-- Each row that carries points: printed, under its report's own profile, and under the common profile of the scenario,
-- by the figures as printed; those that change most first. One row an indicator or rate of execution.
-- indicator_id or fund_id: whichever it is; department, kept, common_kept: see scenario/recomputed.sql.
-- score: as printed. own_change, common_change: less the printed ones. damaged, project_damaged: the source of the row, of
-- the project's name is broken.
-- all_rows: how many there are without the limit.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $scenario: what the scenario changes, see scenario/scenario_changes.sql
-- $show: changed (other points under a profile than printed) | kept (points that stay as printed) | all
-- $most: how many rows at most; NULL takes all
select
    case when rows.kind = 'execution' then null else row_id end as indicator_id,
    case when rows.kind = 'execution' then row_id end as fund_id,
    rows.project_id,
    rows.report_id,
    reports.label,
    rows.project_id is null as department,
    projects.name as project_name,
    coalesce(projects.damaged, false) as project_damaged,
    rows.name as indicator,
    rows.damaged,
    matter as kind,
    target_text,
    actual_text,
    weight,
    recomputed.printed as score,
    own as own_score,
    own_change,
    common as common_score,
    common_change,
    recomputed.kept,
    common_kept,
    count(*) over () as all_rows

from recomputed
join form_rows as rows using (row_id)
join selected_reports as reports using (report_id)
left join selected_projects as projects on projects.project_id = rows.project_id
where case $show
    when 'changed' then own_change <> 0 or common_change <> 0
    when 'kept' then recomputed.kept is not null or common_kept is not null
    else true
end
order by
    greatest(abs(own_change), abs(common_change)) desc nulls last, reports.label, projects.seq nulls last, rows.seq, row_id
limit $most
