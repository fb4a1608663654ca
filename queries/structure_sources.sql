-- Which funds the projects' final budgets come from, report by report. In 万元.
-- One row a report and source (part) with an amount, largest first; from_pct and to_pct lay the sources end to end.
-- source, part: see FUND_SOURCES in jixiao/schema.py. Projects that print only a total are left out.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
with

found as (

    select
        projects.report_id,
        projects.label,
        funds.source,
        sum(funds.final_budget) as final_wan,
        sum(funds.executed) as executed_wan
    from selected_projects as projects
    join project_funds as funds using (project_id)
    where funds.source <> 'total'
    group by projects.report_id, projects.label, funds.source

),

measured as (

    select
        *,
        row_number() over size as place,
        sum(final_wan) over (partition by report_id) as total_wan,
        sum(final_wan) over (size rows unbounded preceding) as running_wan

    from found
    where final_wan > 0
    window size as (partition by report_id order by final_wan desc, source)

)

select
    report_id,
    label,
    source,
    source as part,
    concat_ws('/', report_id, source) as node,
    place,
    final_wan::double as amount_wan,
    executed_wan::double as executed_wan,
    total_wan::double as total_wan,
    100 * final_wan / total_wan as share_pct,
    100 * (running_wan - final_wan) / total_wan as from_pct,
    100 * running_wan / total_wan as to_pct

from measured
order by total_wan desc, label, place
