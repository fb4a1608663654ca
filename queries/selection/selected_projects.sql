-- The projects of the counted reports that the shared filters keep, each once. One row a project, in 万元.
-- Made once a selection. A project that one unit prints twice for a year (a list repeated in the prose, a list and a
-- form, the same report in two files) is one project; the printing that carries a score stays.
-- printings: how often it is printed.
-- $selection: see selected_reports.sql; for projects also, each optional:
--   {"keyword": "…", "sources": ["fiscal"], "rate_from": 0, "rate_to": 80, "score_from": 60, "score_to": 90}
--   keyword: words of the name; sources: a fund of one of these kinds has an amount; from and to are inclusive, and a
--   project that does not print the figure lies in no range
create table selected_projects as
with

filters as (

    select from_json(
        coalesce($selection::varchar, '{}'),
        '{"keyword": "VARCHAR", "sources": ["VARCHAR"], "rate_from": "DOUBLE", "rate_to": "DOUBLE",
          "score_from": "DOUBLE", "score_to": "DOUBLE"}'
    ) as chosen

),

firsts as (

    select min(preference) as preference, count(*) as printings
    from printed_projects
    join selected_reports using (report_id)
    where counted
    group by same_as

)

select
    projects.* exclude (preference),
    reports.label,
    reports.plain_unit,
    reports.unit_key,
    reports.fiscal_year,
    printings

from printed_projects as projects
join firsts using (preference)
join selected_reports as reports using (report_id)
cross join filters
where contains(lower(coalesce(name, '')), lower(coalesce(chosen.keyword, '')))
    and (coalesce(len(chosen.sources), 0) = 0 or list_has_any(coalesce(sources, []), chosen.sources))
    and (chosen.rate_from is null or execution_pct >= chosen.rate_from)
    and (chosen.rate_to is null or execution_pct <= chosen.rate_to)
    and (chosen.score_from is null or projects.total_score >= chosen.score_from)
    and (chosen.score_to is null or projects.total_score <= chosen.score_to);
