-- What does not add up in the reports that the shared filters keep. One row a finding. Made once a selection.
-- Reports that another one contains are checked like every other. Filters of projects keep the findings of the
-- projects that they keep, in whichever printing; without any, findings that belong to no project are in.
-- name: the project's, damaged as in projects; stake_wan: the money that it is about, in 万元, NULL if it is about none.
-- $selection: see selected_reports.sql and selected_projects.sql
create table selected_findings as
with

filters as (

    select from_json(
        coalesce($selection::varchar, '{}'),
        '{"keyword": "VARCHAR", "sources": ["VARCHAR"], "rate_from": "DOUBLE", "rate_to": "DOUBLE",
          "score_from": "DOUBLE", "score_to": "DOUBLE"}'
    ) as chosen

),

narrowed as (

    select
        coalesce(chosen.keyword, '') <> ''
        or coalesce(len(chosen.sources), 0) > 0
        or coalesce(chosen.rate_from, chosen.rate_to, chosen.score_from, chosen.score_to) is not null as by_project
    from filters

),

kept_projects as (

    select project_id
    from printed_projects
    where same_as in (select same_as from selected_projects)

)

select
    findings.* exclude (stake),
    findings.stake::double as stake_wan,
    reports.label,
    reports.unit,
    reports.plain_unit,
    reports.fiscal_year,
    reports.file_name,
    projects.name,
    projects.damaged,
    case findings.severity when 'error' then 1 when 'warning' then 2 else 3 end as gravity

from findings
join selected_reports as reports using (report_id)
left join projects using (project_id)
cross join narrowed
where not by_project or project_id in (select project_id from kept_projects);
