-- The fund rows of one project as its form prints them, in 万元. One row a fund, in the form's order.
-- fund, execution_pct: see shared/printed_funds.sql.
-- $project_id: the project
select
    fund_id,
    project_id,
    fund,
    damaged,
    original_wan::double as original_wan,
    final_wan::double as final_wan,
    executed_wan::double as executed_wan,
    unexecuted_wan::double as unexecuted_wan,
    execution_pct::double as execution_pct,
    weight::double as weight,
    score::double as score

from printed_funds
where project_id = $project_id
order by fund_id
