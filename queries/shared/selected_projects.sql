-- The projects of the counted reports that the shared filters keep, each once. One row a project, in 万元.
-- A project that one unit prints twice for a year with the same name and the same figures (a list repeated in the
-- prose, a list and a form, the same report in two files) is one project; the printing that carries a score stays.
-- selection: see selected_reports; "keyword" keeps projects whose name contains it.
-- execution_pct: executed in percent of the final budget; as printed where the report prints no final budget.
-- unspent: a budget of which nothing was executed, or a project that the report lists as not started.
create macro selected_projects(selection) as table
with

filters as (

    select from_json(coalesce(selection, '{}'), '{"keyword": "VARCHAR"}') as chosen

),

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
        }, fund_id) as total

    from project_funds
    where source = 'total' and project_id is not null
    group by project_id

),

printed as (

    select
        projects.*,
        reports.label,
        reports.unit,
        reports.plain_unit,
        reports.fiscal_year,
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
        coalesce(not started, false) or coalesce(total.final > 0 and total.executed = 0, false) as unspent

    from projects
    join selected_reports(selection) as reports using (report_id)
    left join totals using (project_id)
    where reports.counted

),

repeated as (

    select
        *,
        row_number() over (same order by total_score is null, report_id, seq) as printing,
        count(*) over same as printings

    from printed
    window same as (
        partition by
            coalesce(plain_unit, report_id),
            fiscal_year,
            name,
            original_wan,
            final_wan,
            executed_wan,
            -- without a name or any figure nothing shows that two are the same
            case when name is null or coalesce(original_wan, final_wan, executed_wan) is null then project_id end
    )

)

select repeated.* exclude (printing)
from repeated
cross join filters
where printing = 1
    and (coalesce(chosen.keyword, '') = '' or contains(lower(name), lower(chosen.keyword)));
