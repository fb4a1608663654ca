-- What was checked in all, how it came out, and what does not add up. One row; amounts in 万元, what is none is NULL.
-- applied, assessed, holds, rounding, fails, unassessed: relations, see selection/selected_coverage.sql
-- findings, errors, warnings, notes: findings by severity; of one cause there is one. judged: those with a verdict.
-- largest_id, largest_wan: the finding about the most money.
-- most_label, most_findings: the report with more findings than any other, NULL where there is none such.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $verdicts: [{"fingerprint", "verdict", "note", "at"}] as JSON, NULL for none
with

checked as (

    select
        count(distinct report_id) as reports,
        count(distinct rule) as rules,
        coalesce(sum(applied), 0)::bigint as applied,
        coalesce(sum(assessed), 0)::bigint as assessed,
        100 * sum(assessed) / nullif(sum(applied), 0) as assessed_pct,
        coalesce(sum(holds), 0)::bigint as holds,
        coalesce(sum(rounding), 0)::bigint as rounding,
        coalesce(sum(fails), 0)::bigint as fails,
        nullif(sum(unassessed), 0)::bigint as unassessed,
        coalesce(sum(missing), 0)::bigint as missing,
        coalesce(sum(damaged), 0)::bigint as damaged
    from selected_coverage

),

found as (

    select
        count(*) as findings,
        count(*) filter (where severity = 'error') as errors,
        count(*) filter (where severity = 'warning') as warnings,
        count(*) filter (where severity = 'note') as notes,
        count(judged.fingerprint) as judged,
        arg_max(finding_id, (stake_wan, finding_id)) filter (where stake_wan > 0) as largest_id,
        max(stake_wan) filter (where stake_wan > 0) as largest_wan,
        count(*) filter (where stake_wan > 0) as with_money
    from selected_findings
    left join verdicts_of($verdicts::varchar) as judged using (fingerprint)

),

by_report as (

    select label, count(*) as findings
    from selected_findings
    group by report_id, label

),

most as (

    select
        count(*) as reports_with,
        list(findings order by findings desc) as counts,
        case when counts[1] > counts[2] then arg_max(label, findings) end as most_label,
        case when counts[1] > counts[2] then counts[1] end as most_findings
    from by_report

)

select * exclude (counts)
from checked
cross join found
cross join most
