-- The reports that the shared filters keep. One row a report.
-- selection: the shared filters as JSON; NULL, and a key that is missing or empty, keeps everything:
--   {"years": [2023], "units": ["…"], "keyword": "…", "parts": false}
-- counted: false where another kept report of the same year already contains this unit (consolidated_into), so that
--   sums would take its figures twice; with "parts": true every report is counted.
-- label: unit and year, for charts and lists; with the file's name where two reports would share it.
create macro selected_reports(selection) as table
with

filters as (

    select from_json(
        coalesce(selection, '{}'),
        '{"years": ["INTEGER"], "units": ["VARCHAR"], "parts": "BOOLEAN"}'
    ) as chosen

),

kept as (

    select
        reports.*,
        coalesce(chosen.parts, false) as parts,
        regexp_replace(unit, '[(（][^()（）]*[)）]$', '') as plain_unit,
        regexp_replace(consolidated_into, '[(（][^()（）]*[)）]$', '') as whole_unit

    from reports
    cross join filters
    where (coalesce(len(chosen.years), 0) = 0 or list_contains(chosen.years, fiscal_year))
        and (coalesce(len(chosen.units), 0) = 0 or list_contains(chosen.units, unit))

),

named as (

    select *, concat_ws(' ', coalesce(plain_unit, title, file_name), fiscal_year) as unit_year
    from kept

)

select
    named.* exclude (parts, whole_unit, unit_year),
    unit_year || case when count(*) over (partition by unit_year) > 1 then ' · ' || file_name else '' end as label,
    parts or not exists (
        select 1
        from kept as whole
        where whole.plain_unit = named.whole_unit
            and whole.fiscal_year is not distinct from named.fiscal_year
            and whole.report_id <> named.report_id
    ) as counted

from named;
