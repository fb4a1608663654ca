-- The amounts of money among the figures of the prose, in 万元 whatever unit they are printed in.
-- One row an amount. Made once a connection. plain_item: the item without numbering before it and notes in brackets after it.
create table money as
select
    amounts.* exclude (value, unit),
    regexp_replace(regexp_replace(item, '^[-#*\s]*\d{1,2}[.、]', ''), '[(（][^()（）]*[)）]$', '') as plain_item,
    case unit
        when '万元' then value
        when '元' then value / 10000
        when '亿元' then value * 10000
    end::decimal(20, 6) as value_wan

from amounts
where unit in ('万元', '元', '亿元')
    and value is not null
    and measure in ('original_budget', 'adjustment', 'final_budget', 'executed', 'change', 'value');
