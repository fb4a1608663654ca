-- The fund rows that forms print, of projects and (project_id NULL) of departments, in 万元. One row a fund row.
-- fund: as printed; the kind of fund, see FUND_SOURCES in jixiao/schema.py, where the report prints no label.
-- execution_pct: executed in percent of the final budget; as printed where the report prints no final budget.
create view printed_funds as
select
    fund_id,
    project_id,
    report_id,
    source,
    coalesce(label, source) as fund,
    damaged,
    original_budget as original_wan,
    final_budget as final_wan,
    executed as executed_wan,
    final_budget - executed as unexecuted_wan,
    case
        when final_budget is null then execution_pct
        when final_budget <> 0 then round(100 * executed / final_budget, 6)
    end as execution_pct,
    weight,
    score

from project_funds;
