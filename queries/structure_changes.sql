-- Change on last year by line of the functional classification, with the reason that the report prints. In 万元.
-- One row a report and line, the largest change first in either direction; unchanged lines are left out.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
select
    function_id,
    line,
    line || '（' || coalesce(plain_unit, label) || '）' as line_of_unit,
    label,
    class,
    subclass,
    executed::double as amount_wan,
    change::double as change_wan,
    change_pct::double as change_pct,
    reason

from selected_functions
where change <> 0
order by abs(change) desc, function_id
