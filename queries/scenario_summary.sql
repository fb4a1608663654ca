-- A scenario in figures: scores, grades, ranks and money as printed, under the reports' own profiles (base), and in the
-- scenario. One row; projects of the selection, in the scenario without those that it leaves out. In 万元.
-- up, down: projects of a higher or lower grade than in the base; ranked: of another rank. low: below the low-score line.
-- kept_rows: rows whose points stay as printed. moved: whose total changes. unbalanced_wan: by how much the budgets
-- together differ from those printed, what was taken back aside: zero under a closed total. overdrawn: projects whose budget falls below zero.
-- best_…: the project with the largest rise, worst_…: with the largest fall.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $scenario: what the scenario changes, see scenario/scenario_changes.sql
-- $grade_lines: where 优, 良 and 中 begin in the base
-- $new_grade_lines: the same in the scenario
-- $low_line: below it a score is low
-- $new_low_line: the same in the scenario
-- $execution_line: below it a rate of execution is low, in per cent
-- $new_execution_line: the same in the scenario
with

ranked as (

    select
        totals.*,
        list_position(['差', '中', '良', '优'], grade(base_total, $grade_lines)) as base_place,
        list_position(['差', '中', '良', '优'], grade(new_total, $new_grade_lines)) as new_place,
        rank() over (order by base_total desc nulls last) as base_rank,
        rank() over (order by new_total desc nulls last) as new_rank,
        round(new_total - base_total, 2) as change,
        projects.name,
        projects.plain_unit
    from scenario_totals as totals
    join selected_projects as projects using (project_id)

),

scores as (

    select
        count(*) as forms,
        count(new_total) as scored,
        count(distinct plain_unit) filter (where new_total is not null) as units,
        -- exact: the same in whatever order projects are added
        avg(printed_total::decimal(9, 2)) as printed_score,
        avg(base_total::decimal(9, 2)) as base_score,
        avg(new_total::decimal(9, 2)) as new_score,
        count(*) filter (where printed_total < $low_line) as printed_low,
        count(*) filter (where base_total < $low_line) as base_low,
        count(*) filter (where new_total < $new_low_line) as new_low,
        count(*) filter (where new_place > base_place) as up,
        count(*) filter (where new_place < base_place) as down,
        count(*) filter (where new_total is not null and base_rank <> new_rank) as ranked,
        count(*) filter (where change <> 0) as moved,
        sum(recomputed) as recomputed,
        sum(kept_rows) as kept_rows,
        count(*) filter (where is_left_out) as left_out,
        arg_max(name, change) filter (where change > 0) as best_name,
        max(change) filter (where change > 0) as best_change,
        arg_min(name, change) filter (where change < 0) as worst_name,
        min(change) filter (where change < 0) as worst_change
    from ranked

),

money as (

    select
        sum(final_wan) as final_wan,
        sum(executed_wan) as executed_wan,
        sum(new_final_wan) filter (where not left_out) as new_final_wan,
        sum(new_executed_wan) filter (where not left_out) as new_executed_wan,
        sum(returned_wan) filter (where not left_out) as returned_wan,
        count(*) filter (where returned_wan > 0 and not left_out) as returned,
        sum(new_final_wan) + sum(returned_wan) - sum(final_wan) as unbalanced_wan,
        count(*) filter (where new_final_wan < 0) as overdrawn,
        count(*) filter (where rate < $execution_line) as base_slow,
        count(*) filter (where new_rate < $new_execution_line and not left_out) as new_slow
    from scenario_money

)

select
    scores.* exclude (printed_score, base_score, new_score),
    round(printed_score, 2) as printed_score,
    round(base_score, 2) as base_score,
    round(new_score, 2) as new_score,
    round(new_score - base_score, 2) as mean_change,
    final_wan::double as final_wan,
    executed_wan::double as executed_wan,
    round(100 * executed_wan / nullif(final_wan, 0), 2)::double as execution_pct,
    new_final_wan::double as new_final_wan,
    new_executed_wan::double as new_executed_wan,
    round(100 * new_executed_wan / nullif(new_final_wan, 0), 2)::double as new_execution_pct,
    returned_wan::double as returned_wan,
    returned,
    unbalanced_wan::double as unbalanced_wan,
    overdrawn,
    base_slow,
    new_slow

from scores
cross join money
