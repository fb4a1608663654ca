-- How many projects are in each grade as printed, under the reports' own profiles, and in a scenario.
-- One row a stage and grade. stage: printed | base | scenario. share_pct: of the scored projects of the stage.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $scenario: what the scenario changes, see scenario/scenario_changes.sql
-- $grade_lines: where 优, 良 and 中 begin in the base
-- $new_grade_lines: the same in the scenario
with

graded as (

    select
        unnest(['printed', 'base', 'scenario']) as stage,
        unnest([
            grade(printed_total, $grade_lines), grade(base_total, $grade_lines), grade(new_total, $new_grade_lines)
        ]) as grade
    from scenario_totals
    where project_id is not null

)

select
    stage,
    grade,
    count(*) as projects,
    round(100.0 * count(*) / sum(count(*)) over (partition by stage), 2)::double as share_pct

from graded
where grade is not null
group by stage, grade
order by list_position(['printed', 'base', 'scenario'], stage), list_position(['优', '良', '中', '差'], grade)
