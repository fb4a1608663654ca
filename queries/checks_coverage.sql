-- What was checked and how it came out, in all, by group of rules, by rule or by report. One row a part, in the rules'
-- order, reports with the most contradictions first. Counts of relations; found: of findings, which take together
-- what has one cause; stake_wan: the money that they are about, in 万元.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $by: all | group | rule | report
-- $groups: the rules' groups, [{"rule", "group", "place"}] as JSON
with

named as (

    select *
    from rule_groups($groups::varchar)

),

found as (

    select report_id, rule, count(*) as found, sum(stake_wan) as stake_wan
    from selected_findings
    group by report_id, rule

),

each as (

    select
        selected_coverage.*,
        named.group,
        named.place,
        found.found,
        found.stake_wan,
        case $by::varchar when 'group' then named.group when 'rule' then rule when 'report' then report_id else 'all' end as part
    from selected_coverage
    left join named using (rule)
    left join found using (report_id, rule)

)

select
    part,
    case when $by::varchar = 'rule' then any_value("group") end as "group",
    case when $by::varchar = 'rule' then any_value(severity) end as severity,
    case when $by::varchar = 'report' then any_value(label) end as label,
    case when $by::varchar = 'report' then part end as report_id,
    sum(applied)::bigint as applied,
    sum(assessed)::bigint as assessed,
    sum(holds)::bigint as holds,
    sum(rounding)::bigint as rounding,
    sum(errors)::bigint as errors,
    sum(warnings)::bigint as warnings,
    sum(notes)::bigint as notes,
    sum(fails)::bigint as fails,
    sum(unassessed)::bigint as unassessed,
    sum(missing)::bigint as missing,
    sum(damaged)::bigint as damaged,
    coalesce(sum(found), 0)::bigint as found,
    sum(stake_wan) as stake_wan

from each
group by part
order by case when $by::varchar = 'report' then -sum(errors) else min(place) end, sum(warnings) desc, part
