-- The projects of which nothing was executed, and those that the report lists as not started. In 万元.
-- One row a project, the largest budget first. listed: the report itself lists it as not started; reason: what it prints
-- about why, NULL where it prints nothing.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
with

reasons as (

    select same_as, string_agg(distinct reason, '；' order by reason) as reason
    from printed_reasons
    group by same_as

)

select
    project_id,
    name,
    label,
    damaged,
    original_wan::double as original_wan,
    final_wan::double as final_wan,
    executed_wan::double as executed_wan,
    coalesce(not started, false) as listed,
    reason

from selected_projects
left join reasons using (same_as)
where unspent
order by greatest(final_wan, original_wan) desc nulls last, project_id
