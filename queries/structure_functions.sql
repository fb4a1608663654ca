-- Expenditure by functional classification (类, 款, 项), all chosen reports together. In 万元.
-- One row a 项, grouped by 类 and 款, each level largest first; change_wan is the sum of the changes printed.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
with

lines as (

    select
        class,
        subclass,
        item,
        sum(executed) as amount_wan,
        sum(change) as change_wan
    from selected_functions
    where executed is not null
    group by class, subclass, item

)

select
    3 as level,
    class,
    subclass,
    item,
    amount_wan::double as amount_wan,
    100 * amount_wan / nullif(sum(amount_wan) over (), 0) as share_pct,
    change_wan::double as change_wan

from lines
order by
    sum(amount_wan) over (partition by class) desc,
    class,
    sum(amount_wan) over (partition by class, subclass) desc,
    subclass,
    amount_wan desc,
    item
