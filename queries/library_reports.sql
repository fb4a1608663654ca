-- Every report of the library, whatever the filters, with what was read of it. One row a report.
-- figures: numbers in the text; unread: those that no fact cites. holds, fails: counts of relations that could be
-- checked, those that hold up to rounding and those that do not. fiscal_year is text: it is read, not added up.
with

checked as (

    select report_id, sum(holds + rounding) as holds, sum(fails) as fails
    from coverage
    group by report_id

),

listed as (

    select report_id, count(*) as projects
    from projects
    group by report_id

)

select
    report_id,
    label,
    unit,
    fiscal_year::varchar as fiscal_year,
    kind,
    region,
    coalesce(projects, 0)::bigint as projects,
    figure_count::bigint as figures,
    (figure_count - cited_count)::bigint as unread,
    coalesce(holds, 0)::bigint as holds,
    coalesce(fails, 0)::bigint as fails

from named_reports
left join listed using (report_id)
left join checked using (report_id)
order by label, report_id
