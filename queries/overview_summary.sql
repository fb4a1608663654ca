-- What the chosen reports come to in all, on one basis. One row; amounts in 万元; what does not apply is NULL.
-- final_wan, unexecuted_wan and execution_pct take in only reports that print both budget and execution;
-- without_budget: how many print execution and no budget where others print both, and so are not in the rate.
-- left_out_names, without_names, doubled_names: at most six, and … for more, of the reports that another one contains
-- (left_out of them), that do not print the basis, and whose figures another report of that unit and year already gives.
-- kept_high, spent_low, both_low: projects by score and rate of execution against the two lines.
-- most_name, most_wan, most_pct: the project with the largest unexecuted amount, and its share of all of them.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $basis: whole | accounts | fiscal | projects, see selection/budgets.sql
-- $low_line: score below which a project counts as low
-- $execution_line: execution rate in percent below which a project is worth a look
with

on_basis as (

    select reports.*, budgets.counted as in_sums, budgets.original_wan, budgets.final_wan, budgets.executed_wan
    from selected_reports as reports
    left join budgets on budgets.basis = $basis and budgets.report_id = reports.report_id

),

read as (

    select
        count(*) as reports,
        count(*) filter (where counted) as counted_reports,
        count(distinct unit_key) filter (where counted) as units,
        list(distinct fiscal_year order by fiscal_year) filter (where in_sums and fiscal_year is not null) as years,
        nullif(count(*) filter (where not counted), 0) as left_out,
        list_distinct(list(coalesce(plain_unit, file_name)) filter (where not counted)).list_sort() as left_out_units,
        nullif(count(*) filter (where counted and in_sums is null), 0) as without_basis,
        list(label order by label) filter (where counted and in_sums is null) as without_labels,
        list(label order by label) filter (where counted and not in_sums) as doubled_labels,
        sum(figure_count)::bigint as figures,
        sum(cited_count)::bigint as cited,
        100 * sum(cited_count) / nullif(sum(figure_count), 0) as cited_pct

    from on_basis

),

money as (

    select
        count(*) as with_basis,
        sum(executed_wan) as executed_wan,
        sum(original_wan) as original_wan,
        sum(final_wan) filter (where executed_wan is not null) as final_wan,
        sum(final_wan - executed_wan) as unexecuted_wan,
        100 * sum(executed_wan) filter (where final_wan is not null)
        / nullif(sum(final_wan) filter (where executed_wan is not null), 0) as execution_pct,
        case
            when count(final_wan) filter (where executed_wan is not null) > 0
                then nullif(count(executed_wan) filter (where final_wan is null), 0)
        end as without_budget

    from on_basis
    where in_sums

),

placed as (

    select
        *,
        total_score >= $low_line::double as is_good,
        execution_pct >= $execution_line::double as is_spent
    from selected_projects

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
        nullif(sum(printings - 1), 0)::bigint as repeated_projects,
        arg_max(name, (unexecuted_wan, project_id)) filter (where unexecuted_wan > 0) as most_name,
        max(unexecuted_wan) filter (where unexecuted_wan > 0) as most_wan,
        100 * most_wan / sum(unexecuted_wan) filter (where unexecuted_wan > 0) as most_pct,
        nullif(count(*) filter (where is_good is not null and is_spent is not null), 0) as placed,
        count(*) filter (where is_good and not is_spent) as kept_high,
        count(*) filter (where is_spent and not is_good) as spent_low,
        count(*) filter (where not is_spent and not is_good) as both_low

    from placed

)

select
    * exclude (left_out_units, without_labels, doubled_labels),
    left_out_units[:6] || case when len(left_out_units) > 6 then ['…'] else [] end as left_out_names,
    without_labels[:6] || case when len(without_labels) > 6 then ['…'] else [] end as without_names,
    doubled_labels[:6] || case when len(doubled_labels) > 6 then ['…'] else [] end as doubled_names

from read
cross join money
cross join scores
where reports > 0
