-- The projects that left money or spent nothing and print a reason of one kind, the largest unexecuted amount first.
-- One row a project, in 万元; words: what put its reasons there.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $kind: see reason_kind; none: no reason is printed
select
    project_id,
    any_value(name) as name,
    any_value(label) as label,
    any_value(damaged) as damaged,
    string_agg(distinct words, '；') as words,
    count(reason)::integer as reasons,
    any_value(unexecuted_wan)::double as unexecuted_wan,
    any_value(execution_pct)::double as execution_pct

from shortfalls
where kind = $kind
group by project_id
order by unexecuted_wan desc nulls last, project_id
