-- One project: who, when, how much, how many points. One row, none without such a project. In 万元.
-- grade: a, b, c or d by the lines; NULL where no score is printed. line: where the source first names the project.
-- fund_id: its total fund row. left_wan: what was left, NULL where nothing was. worst_name, worst_score: the row that lost
-- most points, and how many.
-- $project_id: the project
-- $grade_lines: from how many points up grade a, b and c begin
with

place as (

    select report_id, min(line) as line
    from citations
    -- an id begins with its report's: with it only that report's part of the files is read
    where report_id = left($project_id::varchar, 16)
        and row_id = $project_id
        and "table" = 'projects'
    group by report_id

),

worst as (

    select
        project_id,
        arg_max(name, (lost, -seq)) as worst_name,
        max(lost)::double as worst_score
    from weighted_rows
    where project_id = $project_id and lost > 0
    group by project_id

)

select
    project_id,
    projects.report_id,
    projects.name,
    projects.damaged,
    label,
    file_name,
    authority,
    implementer,
    started,
    projects.total_score::double as total_score,
    total_weight::double as total_weight,
    case
        when projects.total_score >= $grade_lines[1] then 'a'
        when projects.total_score >= $grade_lines[2] then 'b'
        when projects.total_score >= $grade_lines[3] then 'c'
        when projects.total_score is not null then 'd'
    end as grade,
    (total_weight - projects.total_score)::double as lost_points,
    original_wan::double as original_wan,
    final_wan::double as final_wan,
    executed_wan::double as executed_wan,
    unexecuted_wan::double as unexecuted_wan,
    case when unexecuted_wan > 0 then unexecuted_wan::double end as left_wan,
    execution_pct::double as execution_pct,
    total_fund_id as fund_id,
    worst_name,
    worst_score,
    line

from printed_projects as projects
join named_reports using (report_id)
left join place using (report_id)
left join worst using (project_id)
where project_id = $project_id
