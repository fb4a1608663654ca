-- Which profile of scoring each report follows, counted from its printed points: an inference, never an official rule.
-- One row a report and kind of form, of the counted reports, those with a profile of their own first.
-- department: the form of the whole department; otherwise the projects' forms. own: the profile is taken for the report's
-- own; where it is false nothing shows a rule, and the profile is only the one that explains most.
-- executions_fit, indicators_fit: rows explained, of so many (…_of); unexplained: rows that are not. second_…: the next best.
-- alike: how many other profiles explain as many rows as the first.
-- …_full_low, …_full_high: full points begin above the low and from the high at the latest, of spending and of costs;
-- in per cent, NULL where no row tells. Counts are of the whole report, also where filters keep some projects only.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
with

fits as (

    select
        fits.*,
        label,
        executions + indicators as explained,
        executions_of + indicators_of as rows_of
    from profile_fits as fits
    join selected_reports using (report_id)
    where counted

),

alike as (

    select first.report_id, first.department, count(*) as alike
    from fits as first
    join fits as other
        on other.report_id = first.report_id
        and other.department = first.department
        and other.explained = first.explained
    where first.rank = 0 and other.rank > 0
    group by all

)

select
    first.report_id,
    first.department,
    first.label,
    first.profile,
    first.own,
    first.executions as executions_fit,
    first.executions_of,
    first.indicators as indicators_fit,
    first.indicators_of,
    first.explained,
    first.rows_of,
    first.rows_of - first.explained as unexplained,
    second.profile as second_profile,
    second.executions as second_executions,
    second.indicators as second_indicators,
    second.rows_of - second.explained as second_unexplained,
    coalesce(alike, 0) as alike,
    first.execution_full_low::double as execution_full_low,
    first.execution_full_high::double as execution_full_high,
    first.cost_full_low::double as cost_full_low,
    first.cost_full_high::double as cost_full_high

from fits as first
left join fits as second
    on second.report_id = first.report_id and second.department = first.department and second.rank = 1
left join alike on alike.report_id = first.report_id and alike.department = first.department
where first.rank = 0
order by first.own desc, first.department, first.rows_of desc, first.label, first.report_id
