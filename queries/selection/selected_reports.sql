-- The reports that the shared filters keep. One row a report. Made once a selection.
-- $selection: the shared filters as JSON; NULL, and a key that is missing or empty, keeps everything:
--   {"years": [2023], "regions": ["…"], "units": ["…"], "parts": false}, and for projects see selected_projects.sql
--   regions: each takes in what lies below it, as 新疆维吾尔自治区 takes in 新疆维吾尔自治区乌鲁木齐市
-- counted: false where another kept report of the same year already contains this one, so that sums would take its
--   figures twice; with "parts": true every report is counted.
create table selected_reports as
with

filters as (

    select from_json(
        coalesce($selection::varchar, '{}'),
        '{"years": ["INTEGER"], "regions": ["VARCHAR"], "units": ["VARCHAR"], "parts": "BOOLEAN"}'
    ) as chosen

),

kept as (

    select named_reports.*, coalesce(chosen.parts, false) as parts
    from named_reports
    cross join filters
    where (coalesce(len(chosen.years), 0) = 0 or list_contains(chosen.years, fiscal_year))
        and (coalesce(len(chosen.units), 0) = 0 or list_contains(chosen.units, unit))
        and (
            coalesce(len(chosen.regions), 0) = 0
            or len(list_filter(chosen.regions, lambda wanted: starts_with(region, wanted))) > 0
        )

)

select
    kept.* exclude (parts, wholes),
    parts or wholes is null or not list_has_any(wholes, (select list(report_id) from kept)) as counted

from kept;
