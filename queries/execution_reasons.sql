-- The reasons that reports print for projects that left money or spent nothing, the largest unexecuted amount first.
-- One row a reason of an indicator; what the prose says stands with unspent_projects. Amounts in 万元. kind, words: see
-- reason_kind.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
select
    project_id,
    indicator_id,
    report_id,
    name,
    label,
    damaged,
    kind,
    kind as cause,
    words,
    indicator,
    lost_points::double as lost_points,
    reason,
    unexecuted_wan::double as unexecuted_wan

from shortfalls
where indicator_id is not null
order by unexecuted_wan desc nulls last, project_id, kind, indicator_id
