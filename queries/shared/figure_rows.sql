-- Which stored rows print the figures of one thing that a page shows. One row a stored row.
-- entity: project | indicator | function | amount | fund | report; id: its id.
-- role: project's total fund row is 'total'; of a report on the basis its rows are original, final and executed; else own
-- basis: whole | accounts | fiscal, for a report: where it prints its budget and execution
create macro figure_rows(entity, id, basis) as table

    select
        case entity
            when 'project' then 'projects'
            when 'indicator' then 'indicators'
            when 'function' then 'functions'
            when 'amount' then 'amounts'
            when 'fund' then 'project_funds'
            when 'report' then 'reports'
        end as "table",
        id as row_id,
        'own' as role

    union all

    select 'project_funds', total_fund_id, 'total'
    from printed_projects
    where entity = 'project' and project_id = id and total_fund_id is not null

    union all

    select case when contains(of_budget.row_id, '-a') then 'amounts' else 'project_funds' end, of_budget.row_id, of_budget.role
    from printed_budgets
    cross join unnest([
        {'row_id': original_row, 'role': 'original'},
        {'row_id': final_row, 'role': 'final'},
        {'row_id': executed_row, 'role': 'executed'}
    ]) as each(of_budget)
    where entity = 'report' and printed_budgets.report_id = id and printed_budgets.basis = basis
        and of_budget.row_id is not null;
