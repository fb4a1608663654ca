-- Where each project stands between score and execution rate. Amounts in 万元; those with most to look at first.
-- One row a project that prints both. Beyond 400 projects circles no longer read: then one row a project only for the
-- sixty with most to look at, and one row a cell of 5 % by 2.5 points for how many projects lie there (project_id NULL;
-- rate_from, rate_to, score_from, score_to: the cell's bounds; projects, final_wan: what it holds; the last cell of
-- rates takes in all from 150 %).
-- is_low, is_below: under the low-score line, under the execution line; is_marked: under one of them.
-- mark: the few that matter, numbered, in turn from each side: both low, money left at a good score, low score though
-- the money was spent. NULL for the others.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $low_line: score below which a project counts as low
-- $execution_line: execution rate in percent below which a project is worth a look
-- $marks: how many to number
with

placed as (

    select
        *,
        total_score < $low_line::double as is_low,
        execution_pct < $execution_line::double as is_below,
        case when is_low and is_below then 1 when is_below then 2 when is_low then 3 end as corner,
        count(*) over () > 400 as is_crowded

    from selected_projects
    where total_score is not null and execution_pct is not null

),

in_corners as (

    select
        *,
        row_number() over (
            partition by corner
            -- money that was left weighs by its amount, a low score by how low it is
            order by case when is_low then total_score end, unexecuted_wan desc nulls last, project_id
        ) as place_in_corner

    from placed

),

ranked as (

    select *, row_number() over (order by corner is null, place_in_corner, corner, project_id) as place
    from in_corners

),

circles as (

    select
        project_id,
        report_id,
        label,
        name,
        damaged,
        total_score::double as total_score,
        execution_pct::double as execution_pct,
        final_wan::double as final_wan,
        unexecuted_wan::double as unexecuted_wan,
        is_low,
        is_below,
        is_low or is_below as is_marked,
        case when is_marked and place <= $marks then place end as mark,
        place

    from ranked
    where not is_crowded or (is_marked and place <= 60)

),

cells as (

    select
        -- a cell holds its upper bound, so that those who spent all and scored all lie in the last cell below 100
        5 * least(greatest(ceil(execution_pct / 5), 1), 31)::double as rate_to,
        rate_to - 5 as rate_from,
        2.5 * greatest(ceil(total_score / 2.5), 1)::double as score_to,
        score_to - 2.5 as score_from,
        count(*) as projects,
        sum(final_wan)::double as final_wan

    from placed
    where is_crowded
    group by all

)

select * exclude (place)
from (select * from circles union all by name select * from cells)
order by place nulls last, rate_from, score_from
