-- Where each report's income comes from: the income of the year or, in a report without accounts, the initial budget
-- of income by source. In 万元.
-- One row a report and source with an amount, largest first; from_pct and to_pct lay the sources end to end.
-- amount_id: the printed figure. measure: executed (income of the year) | original_budget (initial budget)
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
with

shares as (

    select distinct report_id, section, item
    from amounts
    where measure = 'share_pct'

),

-- a source is an item of a section on income that prints its share of the whole
found as (

    select
        report_id,
        label,
        money.measure,
        plain_item as part,
        arg_min(value_wan, amount_id) as amount_wan,
        arg_min(amount_id, amount_id) as amount_id
    from money
    join shares using (report_id, section, item)
    join selected_reports as reports using (report_id)
    where reports.counted
        and (
            (measure = 'executed' and section like '%收入决算%')
            or (measure = 'original_budget' and regexp_matches(section, '年初预算|收入预算'))
        )
        and plain_item not like '%支出'
    group by report_id, label, money.measure, plain_item

),

measured as (

    select
        *,
        row_number() over size as place,
        sum(amount_wan) over (partition by report_id, measure) as total_wan,
        sum(amount_wan) over (size rows unbounded preceding) as running_wan

    from found
    where amount_wan > 0
    window size as (partition by report_id, measure order by amount_wan desc, part)

)

select
    report_id,
    label,
    measure,
    part,
    amount_id,
    place,
    amount_wan::double as amount_wan,
    total_wan::double as total_wan,
    100 * amount_wan / total_wan as share_pct,
    100 * (running_wan - amount_wan) / total_wan as from_pct,
    100 * running_wan / total_wan as to_pct

from measured
order by total_wan desc, label, measure, place
