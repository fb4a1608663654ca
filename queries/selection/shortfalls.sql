-- The selected projects that left money or spent nothing, with the reasons that their reports print. In 万元.
-- One row a printed reason; a project without any has one row of the kind none. See printed_reasons and reason_kind.
create view shortfalls as
select
    projects.project_id,
    projects.report_id,
    projects.name,
    projects.label,
    projects.damaged,
    projects.final_wan,
    projects.executed_wan,
    projects.unexecuted_wan,
    projects.execution_pct,
    indicator_id,
    indicator,
    lost_points,
    reason,
    coalesce(kind, 'none') as kind,
    words

from selected_projects as projects
left join printed_reasons using (same_as)
where unexecuted_wan > 0 or unspent;
