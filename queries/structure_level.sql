-- What a level of the functional classification consists of: all 类, the 款 of one, or the 项 of one. In 万元.
-- One row a part, largest first; line, its name, is NULL where reports print no finer line. share_pct: of the level.
-- level: 1 a 类, 2 a 款, 3 a 项. finer: how many parts the next level has. change_wan: the sum of the changes printed.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $class: the 类 to look into, or NULL for all
-- $subclass: the 款 of it to look into, or NULL
with

lines as (

    select
        *,
        case when $class::varchar is null then 1 when $subclass::varchar is null then 2 else 3 end as level
    from selected_functions
    where executed is not null
        and ($class::varchar is null or class = $class)
        and ($subclass::varchar is null or subclass = $subclass)

),

parts as (

    select
        level,
        class,
        case when level > 1 then subclass end as part_subclass,
        case when level > 2 then item end as part_item,
        sum(executed) as amount_wan,
        sum(change) as change_wan,
        count(distinct case level when 1 then subclass when 2 then item end) as finer
    from lines
    group by all

)

select
    level,
    case level when 1 then class when 2 then part_subclass else part_item end as line,
    class,
    part_subclass as subclass,
    part_item as item,
    amount_wan::double as amount_wan,
    100 * amount_wan / nullif(sum(amount_wan) over (), 0) as share_pct,
    change_wan::double as change_wan,
    finer

from parts
order by parts.amount_wan desc, line
