-- The rows whose printed points their report's own profile does not give or, where none shows, no known profile gives,
-- those farthest from it first. One row an indicator or rate of execution.
-- indicator_id or fund_id: whichever it is. department: it stands in the form of the whole department, which has no
-- project. why: see selection/unexplained_scores.sql. own_score: the points of the own profile; difference: printed less those;
-- NULL where no own one shows. source_line: the line that prints the points, NULL where none is cited.
-- project_damaged: the source of the project's name is broken. all_rows: how many there are without the limit.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $report_id: only this report's; NULL takes all
-- $department: only those of the department's form (true) or of projects' forms (false); NULL takes both
-- $most: how many rows at most; NULL takes all
with

lines as (

    select row_id, min(line) as source_line
    from citations
    where "column" = 'score' and row_id in (select row_id from unexplained_scores)
    group by row_id

)

select
    case when rows.kind <> 'execution' then row_id end as indicator_id,
    case when rows.kind = 'execution' then row_id end as fund_id,
    rows.project_id,
    rows.report_id,
    reports.label,
    department,
    projects.name as project_name,
    coalesce(projects.damaged, false) as project_damaged,
    rows.name as indicator,
    matter as kind,
    target_text,
    actual_text,
    weight,
    printed as score,
    due as own_score,
    round(printed - due, 2) as difference,
    why,
    source_line,
    count(*) over () as all_rows

from unexplained_scores
join form_rows as rows using (row_id)
join selected_reports as reports using (report_id)
left join selected_projects as projects on projects.project_id = rows.project_id
left join lines using (row_id)
where ($report_id::varchar is null or rows.report_id = $report_id)
    and ($department::boolean is null or department = $department)
order by abs(difference) desc nulls last, label, source_line, row_id
limit $most
