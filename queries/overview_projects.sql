-- Score against execution rate of each project that prints both, in 万元. One row a project, by report, those
-- with most to look at first.
-- mark: the few of each report that matter, numbered: the lowest scores under the line, then the largest unexecuted
-- amounts below the execution line; NULL for the others.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $low_line: score below which a project counts as low
-- $execution_line: execution rate in percent below which a project is worth a look
-- $marks: how many to number in each report
with

projects as (

    select
        *,
        total_score < $low_line::double as is_low,
        execution_pct < $execution_line::double as is_below

    from selected_projects
    where total_score is not null and execution_pct is not null

),

ranked as (

    select
        *,
        row_number() over (
            partition by report_id
            order by
                is_low desc,
                case when is_low then total_score end,
                is_below desc,
                unexecuted_wan desc nulls last,
                project_id
        ) as place

    from projects

)

select
    project_id,
    report_id,
    label,
    name,
    total_score::double as total_score,
    execution_pct::double as execution_pct,
    final_wan::double as final_wan,
    unexecuted_wan::double as unexecuted_wan,
    is_low or is_below as is_marked,
    case when (is_low or is_below) and place <= $marks then place end as mark

from ranked
order by count(*) filter (where is_marked) over (partition by report_id) desc, label, mark nulls last, project_id
