-- The name that pages call a stored cell by, such as executed_wan; NULL for a cell that is no figure of the thing.
-- role: see figure_rows; stored, named: the table and the column of the cell
create macro figure_name(role, stored, named) as case
    when role in ('original', 'final', 'executed') and named in (role || '_budget', role, 'value') then role || '_wan'
    when role in ('original', 'final', 'executed') then null
    when role = 'total' and named in ('weight', 'score') then 'execution_' || named
    when named in ('original_budget', 'final_budget') then replace(named, '_budget', '_wan')
    when stored = 'project_funds' and named = 'executed' then 'executed_wan'
    when stored = 'functions' and named = 'executed' then 'amount_wan'
    when stored = 'functions' and named = 'change' then 'change_wan'
    when stored = 'amounts' and named = 'value' then 'amount_wan'
    else named
end;
