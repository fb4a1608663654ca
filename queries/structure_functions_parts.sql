-- The printed lines that a part of the functional classification is the sum of, in 万元. One row a line, largest first.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $level: 1 all lines of the 类, 2 of the 款, 3 of the 项
-- $class: its 类
-- $subclass: its 款, or NULL
-- $item: its 项, or NULL
select
    function_id,
    line,
    label,
    executed::double as amount_wan,
    change::double as change_wan,
    change_pct::double as change_pct,
    reason

from selected_functions
where executed is not null
    and class is not distinct from $class::varchar
    and ($level < 2 or subclass is not distinct from $subclass::varchar)
    and ($level < 3 or item is not distinct from $item::varchar)
order by executed desc, function_id
