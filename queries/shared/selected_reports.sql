-- The reports that the shared filters keep. One row a report.
-- selection: the shared filters as JSON; NULL, and a key that is missing or empty, keeps everything:
--   {"years": [2023], "units": ["…"], "keyword": "…", "parts": false}
-- counted: false where another kept report of the same year already contains this one, so that sums would take its
--   figures twice; with "parts": true every report is counted.
create macro selected_reports(selection) as table
with

filters as (

    select from_json(
        coalesce(selection, '{}'),
        '{"years": ["INTEGER"], "units": ["VARCHAR"], "parts": "BOOLEAN"}'
    ) as chosen

),

kept as (

    select named_reports.*, coalesce(chosen.parts, false) as parts
    from named_reports
    cross join filters
    where (coalesce(len(chosen.years), 0) = 0 or list_contains(chosen.years, fiscal_year))
        and (coalesce(len(chosen.units), 0) = 0 or list_contains(chosen.units, unit))

)

select
    kept.* exclude (parts, wholes),
    parts or wholes is null or not list_has_any(wholes, (select list(report_id) from kept)) as counted

from kept;
