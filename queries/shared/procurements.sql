-- The government procurement (政府采购) that each report prints, in 万元. One row a report and part that it prints.
-- Made once a connection. part: total | goods | works | services, and of the total sme (awarded to small and medium
-- enterprises, 中小企业) and micro (of these to small and micro ones, 小微企业). printed_pct: the share as printed.
create table procurements as
with

named as (

    select
        amounts.report_id,
        amount_id,
        amounts.measure,
        value_wan,
        value,
        case
            -- a share of one part, as of the goods, is none of the whole
            when contains(amounts.item, '企业') and regexp_matches(amounts.item, '货物|工程|服务') then null
            when regexp_matches(amounts.item, '小微企业|小型.?微型|微型企业') then 'micro'
            when contains(amounts.item, '中小企业') then 'sme'
            when contains(amounts.item, '货物') then 'goods'
            when contains(amounts.item, '工程') then 'works'
            when contains(amounts.item, '服务') then 'services'
            when regexp_matches(plain_item, '采购.*(总额|总计|合计|总支出|支出)$|^(合计|总计|总额)$') then 'total'
        end as part
    from amounts
    left join money using (amount_id)
    where amounts.measure in ('executed', 'share_pct')
        and (contains(amounts.section, '采购') or contains(amounts.item, '政府采购'))

)

select
    report_id,
    part,
    arg_min(value_wan, amount_id) filter (where measure = 'executed') as value_wan,
    arg_min(value, amount_id) filter (where measure = 'share_pct') as printed_pct,
    arg_min(amount_id, amount_id) filter (where measure = 'executed') as amount_id
from named
where part is not null
group by report_id, part
having value_wan is not null;
