-- How many of its printed points each known profile explains of each report. One row a report, kind of form and profile,
-- the best first; reports in the order of own_profiles.
-- department: the form of the whole department. own: the profile is taken for the report's own, by inference.
-- executions_fit, indicators_fit: rows explained, of so many (…_of). share_pct: of all rows.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
select
    report_id,
    department,
    label,
    profile,
    rank,
    own,
    executions as executions_fit,
    executions_of,
    indicators as indicators_fit,
    indicators_of,
    executions_of + indicators_of as rows_of,
    round(100 * (executions + indicators) / nullif(executions_of + indicators_of, 0), 2) as share_pct

from profile_fits
join selected_reports using (report_id)
where counted
order by
    bool_or(own) over (partition by report_id, department) desc, department, rows_of desc, label, report_id, rank
