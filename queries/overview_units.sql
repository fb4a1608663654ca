-- Budget, execution and scores report by report, on one basis. Amounts in 万元.
-- One row a counted report, the largest amount first; a report that does not print the basis has no amounts.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $basis: whole | accounts | fiscal | projects, see selection/budgets.sql
-- $low_line: score below which a project counts as low
with

scores as (

    select
        report_id,
        count(*) as projects,
        avg(total_score) as mean_score,
        case when count(total_score) > 0 then count(*) filter (where total_score < $low_line::double) end as low_projects
    from selected_projects
    group by report_id

)

select
    reports.report_id,
    label,
    kind,
    budgets.original_wan::double as original_wan,
    budgets.final_wan::double as final_wan,
    budgets.executed_wan::double as executed_wan,
    budgets.unexecuted_wan::double as unexecuted_wan,
    budgets.execution_pct,
    scores.projects,
    scores.mean_score,
    scores.low_projects,
    reports.total_score::double as total_score,
    reports.grade,
    100 * cited_count / nullif(figure_count, 0) as cited_pct

from selected_reports as reports
left join budgets
    on budgets.basis = $basis and budgets.report_id = reports.report_id and budgets.counted
left join scores on scores.report_id = reports.report_id
where reports.counted
order by coalesce(budgets.final_wan, budgets.executed_wan) desc nulls last, label
