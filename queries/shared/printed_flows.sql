-- What a report's final accounts say of the money at hand and what is left of it, in 万元. Made once a connection.
-- One row a report and basis, accounts (收入支出决算) or fiscal (财政拨款), that prints any of it: opening (年初结转和结余)
-- + income (本年收入) + used (使用非财政拨款结余) = funds (收入总计), and funds - spent (本年支出) - allotted (结余分配)
-- = carried (年末结转和结余). Each is as printed; that they agree is for the reader to see.
create table printed_flows as
with

lines as (

    select
        report_id,
        amount_id,
        value_wan,
        case when contains(section, '财政拨款') then 'fiscal' else 'accounts' end as basis,
        replace(plain_item, '财政拨款', '') as item

    from money
    where measure = 'executed'
        and regexp_matches(section, '收入支出(决算|总体|总表)|^(收入|支出)决算')
        and not regexp_matches(section, '基金|资本|一般公共|三公|基本支出')

)

select
    report_id,
    basis,
    arg_min(value_wan, amount_id) filter (where regexp_full_match(item, '(年初|上年)结转[和及]?结余|上年结转')) as opening_wan,
    arg_min(value_wan, amount_id) filter (where regexp_full_match(item, '本年收入(合计)?')) as income_wan,
    arg_min(value_wan, amount_id) filter (where regexp_full_match(item, '使用非.*结余')) as used_wan,
    arg_min(value_wan, amount_id) filter (where regexp_full_match(item, '收入总计')) as funds_wan,
    arg_min(value_wan, amount_id) filter (where regexp_full_match(item, '本年支出(合计)?')) as spent_wan,
    arg_min(value_wan, amount_id) filter (where regexp_full_match(item, '结余分配')) as allotted_wan,
    arg_min(value_wan, amount_id) filter (where regexp_full_match(item, '年末结转[和及]?结余|结转下年')) as carried_wan

from lines
group by report_id, basis;
