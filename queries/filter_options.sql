-- What the shared filters can choose from. One row a report, newest year first.
select
    report_id,
    file_name,
    fiscal_year,
    unit,
    label,
    counted

from selected_reports(null)
order by fiscal_year desc nulls last, unit, report_id
