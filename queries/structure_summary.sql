-- What the structure of expenditure comes to in words: shares, the largest class, the largest rise and fall.
-- One row; amounts in 万元; what does not apply is NULL.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
with

reports as (

    select * from selected_reports
    where counted

),

parts as (

    select report_id, plain_item as part, arg_min(value_wan, amount_id) as amount_wan
    from money
    join reports using (report_id)
    where measure = 'executed'
        and plain_item in (
            '基本支出', '项目支出', '经营支出', '上缴上级支出', '对附属单位补助支出', '人员经费', '公用经费'
        )
        and not regexp_matches(section, '基金|资本')
    group by report_id, plain_item

),

sums as (

    select
        nullif(count(distinct report_id), 0) as with_parts,
        sum(amount_wan) filter (where part not like '%经费') as parts_wan,
        100 * sum(amount_wan) filter (where part = '项目支出')
        / nullif(sum(amount_wan) filter (where part not like '%经费'), 0) as project_pct,
        100 * sum(amount_wan) filter (where part = '人员经费')
        / nullif(sum(amount_wan) filter (where part not like '%经费'), 0) as personnel_pct
    from parts

),

lines as (

    select *, coalesce(plain_unit, label) as unit_name
    from selected_functions

),

classes as (

    select class, sum(executed) as class_wan, 100 * sum(executed) / nullif(sum(sum(executed)) over (), 0) as class_pct
    from lines
    group by class

),

top_class as (

    select arg_max(class, class_wan) as top_class, max(class_wan) as class_wan, arg_max(class_pct, class_wan) as class_pct
    from classes

),

moves as (

    select
        arg_max(line, change) filter (where change > 0) as rise_name,
        arg_max(unit_name, change) filter (where change > 0) as rise_unit,
        max(change) filter (where change > 0) as rise_wan,
        arg_min(line, change) filter (where change < 0) as fall_name,
        arg_min(unit_name, change) filter (where change < 0) as fall_unit,
        -min(change) filter (where change < 0) as fall_wan
    from lines

)

select *
from sums
cross join top_class
cross join moves
where (select count(*) from reports) > 0
