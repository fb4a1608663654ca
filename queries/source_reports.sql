-- The reports of the selection with how much of their text was read. One row a report, newest year first.
-- figures: numbers in the text; cited: those that a fact cites; unread: those that none does.
-- unread_pages: the pages that were not read, scans or damaged ones, as text.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
select
    report_id,
    label,
    file_name,
    kind,
    format,
    line_count as lines,
    figure_count as figures,
    cited_count as cited,
    figure_count - cited_count as unread,
    unread_pages,
    100.0 * cited_count / nullif(figure_count, 0) as cited_pct

from selected_reports
order by fiscal_year desc nulls last, label, report_id
