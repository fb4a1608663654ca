-- The total of each form of the selection as printed and under the report's own profile. One row a form.
-- Made once a selection. whole: every row with a weight has points and the weights are those of the total; then a total
-- is the sum of its rows. Otherwise what rows change is added to the printed total. start: what changes are added to.
create table form_totals as
with

sums as (

    select
        form_id,
        any_value(project_id) as project_id,
        any_value(report_id) as report_id,
        bool_and(printed is not null) as known,
        -- exact: the same in whatever order rows are added
        sum(weight::decimal(18, 6))::double as weights,
        sum(printed::decimal(18, 6))::double as printed_points,
        sum(base::decimal(18, 6))::double as base_points,
        coalesce(sum((base - printed)::decimal(18, 6))::double, 0) as base_change
    from form_rows
    group by form_id

),

found as (

    select
        sums.*,
        coalesce(projects.total_weight, case when sums.project_id is null then 100 end)::double as total_weight,
        coalesce(projects.total_score, reports.total_score)::double as printed_total,
        known and abs(weights - coalesce(projects.total_weight::double, 100)) < 0.01 as whole
    from sums
    left join projects using (project_id)
    left join reports on sums.project_id is null and reports.report_id = sums.report_id

)

select
    form_id,
    project_id,
    report_id,
    whole,
    printed_total,
    case when whole then printed_points else printed_total end as start,
    case when whole then weights else coalesce(total_weight, 100) end as all_weight,
    as_score(case when whole then base_points else printed_total + base_change end) as base_total
from found;
