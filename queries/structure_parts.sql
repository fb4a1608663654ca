-- What each report's expenditure of the year consists of: basic and project expenditure and others, and inside the
-- basic expenditure personnel and operating cost. In 万元.
-- One row a report and part with an amount, reports by size; from_pct and to_pct lay the parts of a level end to end.
-- amount_id: the printed figure. level: 1 parts of the whole, 2 parts of the basic expenditure. share_pct: share of all parts of level 1.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
with

parts (place, level, part) as (

    values
        (1, 1, '基本支出'),
        (2, 1, '项目支出'),
        (3, 1, '经营支出'),
        (4, 1, '上缴上级支出'),
        (5, 1, '对附属单位补助支出'),
        (1, 2, '人员经费'),
        (2, 2, '公用经费')

),

found as (

    select
        report_id,
        label,
        place,
        parts.level,
        part,
        arg_min(value_wan, amount_id) as amount_wan,
        arg_min(amount_id, amount_id) as amount_id
    from money
    join parts on parts.part = money.plain_item
    join selected_reports as reports using (report_id)
    where reports.counted and measure = 'executed' and not regexp_matches(section, '基金|资本')
    group by report_id, label, place, parts.level, part

),

measured as (

    select
        *,
        sum(amount_wan) filter (where level = 1) over (partition by report_id) as total_wan,
        sum(amount_wan) over (
            partition by report_id, level order by place rows unbounded preceding
        ) as running_wan

    from found
    where amount_wan > 0

)

select
    report_id,
    label,
    level,
    part,
    amount_id,
    amount_wan::double as amount_wan,
    total_wan::double as total_wan,
    100 * amount_wan / total_wan as share_pct,
    100 * (running_wan - amount_wan) / total_wan as from_pct,
    100 * running_wan / total_wan as to_pct

from measured
where total_wan > 0
order by total_wan desc, label, level, place
