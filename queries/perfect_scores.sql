-- How many of the projects' indicators got all their points. One row a report and group of indicators.
-- sort: quantitative (the target is a number) | qualitative; targets: the same, for words. cell: tells the rows apart.
-- indicators: those whose weight and score are printed whole;
-- full_indicators: of these, at full marks. unscored: a weight or score is not printed; damaged_rows: the source is broken,
-- so that they are counted in none of the others.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
with

counted as (

    select
        points.report_id,
        label,
        is_qualitative,
        points.damaged,
        points.weight,
        points.score

    from weighted_rows as points
    join selected_projects as projects using (project_id)
    where indicator_id is not null

)

select
    report_id,
    label,
    case when is_qualitative then 'qualitative' else 'quantitative' end as sort,
    sort as targets,
    report_id || ' ' || sort as cell,
    count(*) filter (where not damaged and weight is not null and score is not null) as indicators,
    count(*) filter (where not damaged and score >= weight) as full_indicators,
    100 * full_indicators / nullif(indicators, 0) as full_pct,
    count(*) filter (where not damaged and (weight is null or score is null)) as unscored,
    count(*) filter (where damaged) as damaged_rows

from counted
group by report_id, label, is_qualitative
having count(weight) > 0
order by label, report_id, is_qualitative
