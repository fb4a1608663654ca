-- What the shared filters can choose from. One row a report, newest year first.
-- fund_sources: the kinds of funds of its projects that have an amount, see FUND_SOURCES in jixiao/schema.py.
-- province: the first level of the region.
-- $selection: NULL, so that everything can be chosen
with

found as (

    select report_id, list(distinct source) as fund_sources
    from selected_projects
    cross join unnest(sources) as each(source)
    group by report_id

)

select
    report_id,
    file_name,
    fiscal_year,
    region,
    nullif(regexp_extract(region, '^(?:北京市|天津市|上海市|重庆市|.+?(?:省|自治区|特别行政区))'), '') as province,
    unit,
    label,
    counted,
    fund_sources

from selected_reports
left join found using (report_id)
order by fiscal_year desc nulls last, unit, report_id
