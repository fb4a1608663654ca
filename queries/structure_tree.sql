-- The functional classification laid out as an icicle: 类 left, 款 in the middle, 项 right. In 万元.
-- One row a box; level 1 to 3; "from" and "to" are running amounts, the same for a box and what it holds.
-- node: the box's own name in a chart, the same whatever else is drawn. share_pct: of all boxes drawn.
-- finer: how many boxes of the next level it holds.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $class: the 类 to look into, or NULL for all
-- $subclass: the 款 of it to look into, or NULL
with

lines as (

    select
        class,
        subclass,
        item,
        sum(executed) as amount_wan
    from selected_functions
    where executed > 0
        and ($class::varchar is null or class = $class)
        and ($subclass::varchar is null or subclass = $subclass)
    group by class, subclass, item

),

sized as (

    select
        *,
        sum(amount_wan) over (partition by class) as class_wan,
        sum(amount_wan) over (partition by class, subclass) as subclass_wan
    from lines

),

placed as (

    select
        *,
        sum(amount_wan) over (
            order by class_wan desc, class, subclass_wan desc, subclass, amount_wan desc, item
            rows unbounded preceding
        ) as running_wan
    from sized

),

boxes as (

    select
        1 as level,
        class as name,
        class,
        null as subclass,
        null as item,
        count(distinct subclass) as finer,
        min(running_wan - amount_wan) as low,
        max(running_wan) as high
    from placed
    group by class

    union all

    select 2, subclass, class, subclass, null, count(item), min(running_wan - amount_wan), max(running_wan)
    from placed
    where subclass is not null
    group by class, subclass

    union all

    select 3, item, class, subclass, item, 0, running_wan - amount_wan, running_wan
    from placed
    where item is not null

)

select
    level,
    name,
    class,
    subclass,
    item,
    concat_ws('/', level, class, subclass, item) as node,
    finer,
    (high - low)::double as amount_wan,
    100 * (high - low) / (max(high) over ()) as share_pct,
    low::double as from_wan,
    high::double as to_wan

from boxes
order by level, low
