-- The finest printed lines of the functional classification, the lines of one 类, 款 and 项 together. In 万元.
-- One row a line; 类, 款 and 项 each largest first, as structure_functions orders them. change_pct, reason: as printed.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
select
    function_id,
    fund as public_fund,
    class,
    subclass,
    item,
    label,
    executed::double as amount_wan,
    change::double as change_wan,
    change_pct::double as change_pct,
    reason

from selected_functions
where executed is not null
order by
    sum(executed) over (partition by class) desc,
    class,
    sum(executed) over (partition by class, subclass) desc,
    subclass,
    sum(executed) over (partition by class, subclass, item) desc,
    item,
    executed desc,
    function_id
