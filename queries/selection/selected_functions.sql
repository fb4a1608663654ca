-- The finest lines of the functional classification that the counted reports print, each once. One row a line, in 万元.
-- Made once a selection.
create table selected_functions as
select function_leaves.*, reports.label, reports.plain_unit
from function_leaves
join selected_reports as reports using (report_id)
where reports.counted
-- one unit's line with the same figures, printed in two places or in two files, is one line
qualify row_number() over (
    partition by unit_key, fiscal_year, fund, class, subclass, item, executed, change order by function_id
) = 1;
