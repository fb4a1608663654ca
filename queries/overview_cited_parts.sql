-- What the share of cited figures is made of: each chosen report, the most unread first.
-- One row a report. figures: numbers in its text; cited: those that were read and carry a citation.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
select
    report_id,
    coalesce(title, file_name) as name,
    label,
    figure_count as figures,
    cited_count as cited,
    100 * cited_count / nullif(figure_count, 0) as cited_pct

from selected_reports
order by figure_count - cited_count desc, label
