-- What carries points in the forms of the selection, as printed and under the report's own profile. One row an
-- indicator or rate of execution. Made once a selection.
-- form_id: the project's id, the report's for the form of the whole department, whose project_id is NULL.
-- kind, kept, judged: see ScoredRow in jixiao/schema.py. matter: the second level without what its name adds in brackets.
-- actual: of an execution its rate in per cent, of the amounts where both are printed. profile: the report's own, NULL
-- where none shows. rule: the own one, in proportion where none shows: what an edited row is worked out by.
-- printed, base, ruled: points; the base is as printed where points cannot be worked out or nothing shows the rule; ruled:
-- what the rule gives, NULL where points cannot be worked out.
create table form_rows as
with

forms as (

    select project_id as form_id, project_id, report_id from selected_projects
    union all
    select report_id, null, report_id from selected_reports where counted

),

printed as (

    select
        indicator_id as row_id,
        coalesce(project_id, report_id) as form_id,
        seq,
        regexp_replace(coalesce(level2, level1), '[(（].*', '') as matter,
        name,
        target_text,
        actual_text,
        target_unit,
        target_value::double as target,
        actual_value::double as actual,
        weight::double as weight,
        score::double as printed,
        damaged
    from indicators
    where weight is not null

    union all

    select
        fund_id,
        funds.form_id,
        0,
        '预算执行率',
        '预算执行率',
        null,
        execution_pct::decimal(20, 2) || '%',
        '%',
        100,
        coalesce(
            case when total.final > 0 then completion_rate(total.executed::double, total.final::double) end,
            execution_pct::double
        ),
        weight::double,
        score::double,
        damaged
    from (select *, coalesce(project_id, report_id) as form_id from project_funds where score is not null) as funds
    left join form_funds using (form_id)

),

own as (

    select report_id, department, profile.profile
    from profile_fits as fits
    join profiles as profile on profile.id = fits.profile
    where own

),

joined as (

    select
        printed.*,
        forms.project_id,
        forms.report_id,
        scored.kind,
        coalesce(scored.kept, case when printed.actual is null and kind = 'execution' then 'no_actual' end) as kept,
        scored.judged,
        scored.follows,
        own.profile,
        coalesce(own.profile, plain.profile) as rule
    from scored_rows as scored
    join forms on forms.form_id = coalesce(scored.project_id, scored.report_id)
    join printed on printed.row_id = scored.row_id
    left join own on own.report_id = forms.report_id and own.department = scored.department
    cross join (select profile from profiles where id = 'linear') as plain

),

measured as (

    select
        *,
        case when kept is null then achieved(kind, target, actual, rule) end as completion,
        line_of(kind, rule) as line
    from joined

),

ruled as (

    select
        * exclude (completion, line),
        points(weight, completion, line) as ruled
    from measured

)

select
    *,
    case when kept is null and judged and profile is not null then ruled else printed end as base
from ruled;
