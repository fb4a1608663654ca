-- What the chosen reports come to in all, on one basis. One row; amounts in 万元; what does not apply is NULL.
-- final_wan, unexecuted_wan and execution_pct take in only reports that print both budget and execution.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $basis: whole | accounts | fiscal | projects, see selection/budgets.sql
-- $low_line: score below which a project counts as low
with

reports as (

    select * from selected_reports

),

read as (

    select
        count(*) as reports,
        count(*) filter (where counted) as counted_reports,
        count(distinct coalesce(plain_unit, report_id)) filter (where counted) as units,
        list(distinct fiscal_year order by fiscal_year) filter (where counted and fiscal_year is not null) as years,
        list(coalesce(plain_unit, file_name) order by report_id) filter (where not counted) as left_out_names,
        sum(figure_count) as figures,
        sum(cited_count) as cited,
        100 * sum(cited_count) / nullif(sum(figure_count), 0) as cited_pct

    from reports

),

money as (

    select
        count(*) as with_basis,
        sum(executed_wan) as executed_wan,
        sum(original_wan) as original_wan,
        sum(final_wan) filter (where executed_wan is not null) as final_wan,
        sum(unexecuted_wan) as unexecuted_wan,
        100 * sum(executed_wan) filter (where final_wan is not null)
        / nullif(sum(final_wan) filter (where executed_wan is not null), 0) as execution_pct

    from budgets
    where basis = $basis and counted

),

scores as (

    select
        count(*) as projects,
        nullif(count(total_score), 0) as scored,
        avg(total_score) as mean_score,
        case
            when count(total_score) > 0 then count(*) filter (where total_score < $low_line::double)
        end as low_projects,
        arg_min(name, (total_score, project_id)) as lowest_name,
        min(total_score) as lowest_score,
        nullif(count(*) filter (where unspent), 0) as unspent_projects,
        nullif(sum(printings - 1), 0)::bigint as repeated_projects

    from selected_projects

)

select
    *,
    nullif(counted_reports - with_basis, 0) as without_basis

from read
cross join money
cross join scores
where reports > 0
