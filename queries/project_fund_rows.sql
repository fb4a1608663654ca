-- The fund rows of one project as its form prints them, in 万元. One row a fund, in the form's order.
-- fund: as printed; the kind of fund, see FUND_SOURCES in jixiao/schema.py, where the report prints no label.
-- execution_pct: executed in percent of the final budget; as printed where the report prints no final budget.
-- $project_id: the project
select
    fund_id,
    project_id,
    coalesce(label, source) as fund,
    damaged,
    original_budget::double as original_wan,
    final_budget::double as final_wan,
    executed::double as executed_wan,
    (final_budget - executed)::double as unexecuted_wan,
    case
        when final_budget is null then execution_pct
        when final_budget <> 0 then round(100 * executed / final_budget, 6)
    end::double as execution_pct,
    weight::double as weight,
    score::double as score

from project_funds
where project_id = $project_id
order by fund_id
