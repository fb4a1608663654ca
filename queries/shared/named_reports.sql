-- The reports with what lists and sums call them by. One row a report. Made once a connection, for speed.
-- plain_unit: the unit without what its name adds in brackets; unit_key tells units apart, also those without a name.
-- label: unit and year, for charts and lists; with the file's name where two reports would share it.
-- wholes: the reports of the same year that already contain this one (consolidated_into).
create table named_reports as
with

plain as (

    select
        *,
        regexp_replace(unit, '[(（][^()（）]*[)）]$', '') as plain_unit,
        regexp_replace(consolidated_into, '[(（][^()（）]*[)）]$', '') as whole_unit
    from reports

),

wholes as (

    select plain.report_id, list(whole.report_id) as wholes
    from plain
    join plain as whole
        on whole.plain_unit = plain.whole_unit
        and whole.fiscal_year is not distinct from plain.fiscal_year
        and whole.report_id <> plain.report_id
    group by plain.report_id

),

called as (

    select *, concat_ws(' ', coalesce(plain_unit, title, file_name), fiscal_year) as unit_year
    from plain

)

select
    called.* exclude (whole_unit, unit_year),
    coalesce(plain_unit, report_id) as unit_key,
    unit_year || case when count(*) over (partition by unit_year) > 1 then ' · ' || file_name else '' end as label,
    wholes

from called
left join wholes using (report_id);
