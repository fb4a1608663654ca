-- The projects with their scores as printed, under their report's own profile (base) and in a scenario, with grade and
-- rank under each. One row a project that has points, the scenario's best first; what it leaves out last.
-- change_score: the scenario's total less the base's. grade_change, rank_change: how many grades or places up (negative:
-- down) from the base. Ranks are among the projects of the selection; a project without a total has none. In 万元.
-- kept_rows: rows whose points stay as printed. own: the own profile's id.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $scenario: what the scenario changes, see scenario/scenario_changes.sql
-- $grade_lines: where 优, 良 and 中 begin in the base
-- $new_grade_lines: the same in the scenario
with

ranked as (

    select
        *,
        case when printed_total is not null then rank() over (order by printed_total desc nulls last) end as printed_rank,
        case when base_total is not null then rank() over (order by base_total desc nulls last) end as base_rank,
        case when new_total is not null then rank() over (order by new_total desc nulls last) end as new_rank
    from scenario_totals
    where project_id is not null

)

select
    projects.project_id,
    projects.report_id,
    projects.name,
    projects.label,
    projects.damaged,
    projects.plain_unit as unit,
    printed_total as printed_score,
    base_total as base_score,
    new_total as new_score,
    round(new_total - base_total, 2) as change_score,
    grade(printed_total, $grade_lines) as printed_grade,
    grade(base_total, $grade_lines) as base_grade,
    grade(new_total, $new_grade_lines) as new_grade,
    list_position(['差', '中', '良', '优'], grade(new_total, $new_grade_lines))
        - list_position(['差', '中', '良', '优'], grade(base_total, $grade_lines)) as grade_change,
    printed_rank,
    base_rank,
    new_rank,
    base_rank - ranked.new_rank as rank_change,
    recomputed,
    kept_rows,
    is_left_out as left_out,
    money.final_wan::double as final_wan,
    money.executed_wan::double as executed_wan,
    money.rate as execution_pct,
    money.new_final_wan::double as new_final_wan,
    money.new_executed_wan::double as new_executed_wan,
    money.new_rate as new_execution_pct

from ranked
join selected_projects as projects using (project_id)
join scenario_money as money using (project_id)
order by new_total desc nulls last, is_left_out, projects.label, projects.seq
