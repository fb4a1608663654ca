-- What does not add up in one project's figures. One row a finding, the gravest first, of those the most money first:
-- what project_id in findings says, and what rests on a figure of the project's rows. stake_wan: in 万元.
-- $project_id: the project
-- $verdicts: [{"fingerprint", "verdict", "note", "at"}] as JSON, NULL for none
with

own as (

    select project_id as row_id
    from projects
    where project_id = $project_id

    union all

    select fund_id
    from project_funds
    where project_id = $project_id

    union all

    select indicator_id
    from indicators
    where project_id = $project_id

)

select
    findings.* exclude (stake),
    findings.stake::double as stake_wan,
    judged.verdict,
    judged.note,
    judged.at,
    projects.name,
    projects.damaged

from findings
left join projects using (project_id)
left join verdicts_of($verdicts::varchar) as judged using (fingerprint)
where findings.report_id = left($project_id::varchar, 16)
    and (
        findings.project_id = $project_id
        or findings.finding_id in (
            select finding_id
            from evidence
            where report_id = left($project_id::varchar, 16) and row_id in (select row_id from own)
        )
    )
order by
    case severity when 'error' then 1 when 'warning' then 2 else 3 end,
    stake desc nulls last,
    rule,
    finding_id
