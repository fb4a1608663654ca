-- The projects as printed, each with its first total fund row. One row a project, in 万元. Made once a connection.
-- same_as: a number, equal for what is one project: printed by one unit for one year with the same name and the same
-- figures. preference: of several printings the one with the least number stands for them; one that carries a score
-- comes first. Numbers and no texts, since every selection compares them all.
-- The long texts, goal and completion, stay in projects.
-- execution_pct: executed in percent of the final budget; as printed where the report prints no final budget.
-- sources: the kinds of funds that have an amount, see FUND_SOURCES in jixiao/schema.py.
-- unspent: a budget of which nothing was executed, or a project that the report lists as not started.
create table printed_projects as
with

totals as (

    select
        project_id,
        arg_min({
            'original': original_budget,
            'final': final_budget,
            'executed': executed,
            'pct': execution_pct,
            'weight': weight,
            'score': score
        }, fund_id) filter (where source = 'total') as total,
        arg_min(fund_id, fund_id) filter (where source = 'total') as total_fund_id,
        list(distinct source) filter (
            where source <> 'total' and greatest(original_budget, final_budget, executed) > 0
        ) as sources

    from project_funds
    where project_id is not null
    group by project_id

),

found as (

    select
        projects.* exclude (goal, completion),
        total_fund_id,
        sources,
        total.original as original_wan,
        total.final as final_wan,
        total.executed as executed_wan,
        total.final - total.executed as unexecuted_wan,
        case
            when total.final is null then total.pct
            -- rounded, so that all of a budget is 100 and not a hair less
            when total.final <> 0 then round(100 * total.executed / total.final, 6)
        end as execution_pct,
        total.weight as execution_weight,
        total.score as execution_score,
        coalesce(not started, false) or coalesce(total.final > 0 and total.executed = 0, false) as unspent,
        -- without a name or any figure nothing shows that two are the same
        case
            when name is null or coalesce(total.original, total.final, total.executed) is null then project_id
            else to_json([
                unit_key, fiscal_year::varchar, name, total.original::varchar, total.final::varchar, total.executed::varchar
            ])::varchar
        end as identity

    from projects
    join named_reports using (report_id)
    left join totals using (project_id)

)

select
    * exclude (identity),
    dense_rank() over (order by identity) as same_as,
    row_number() over (order by total_score is null, report_id, seq) as preference
from found;
