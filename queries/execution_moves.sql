-- Each project from its original over its final budget to what was executed, in 万元. One row a project that prints at
-- least two of the three; those where most money moved, by adjustment or by what was left, come first.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $execution_line: execution rate in percent below which a project is worth a look
select
    project_id,
    name,
    label,
    damaged,
    original_wan::double as original_wan,
    final_wan::double as final_wan,
    executed_wan::double as executed_wan,
    (final_wan - original_wan)::double as adjusted_wan,
    unexecuted_wan::double as unexecuted_wan,
    execution_pct::double as execution_pct,
    coalesce(execution_pct < $execution_line::double, false) as below_line

from selected_projects
where len(list_filter([original_wan, final_wan, executed_wan], lambda amount: amount is not null)) > 1
order by
    greatest(abs(final_wan - original_wan), abs(unexecuted_wan), abs(executed_wan - original_wan)) desc nulls last,
    project_id
