-- The finest lines of the functional classification (类/款/项) that the counted reports print, each once. In 万元.
-- One row a line. A report prints its 类 as totals and its 项 as lines of their own: a line with finer lines below it is
-- a total of them and is left out, so that sums count nothing twice. selection: see selected_reports
create macro selected_functions(selection) as table
with

lines as (

    select
        functions.*,
        reports.label,
        reports.plain_unit,
        coalesce(reports.plain_unit, reports.report_id) as unit_key,
        reports.fiscal_year
    from functions
    join selected_reports(selection) as reports using (report_id)
    where reports.counted

)

select lines.* exclude (unit_key)
from lines
anti join lines as finer
    on finer.report_id = lines.report_id
    and finer.class = lines.class
    and coalesce(finer.fund = lines.fund, true)
    and (
        (lines.subclass is null and finer.subclass is not null)
        or (lines.item is null and finer.item is not null and finer.subclass = lines.subclass)
    )
-- one unit's line with the same figures, printed in two places or two files
qualify
    row_number() over (
        partition by unit_key, fiscal_year, fund, class, subclass, item, executed, change order by function_id
    ) = 1;
