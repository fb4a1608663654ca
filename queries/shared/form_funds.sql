-- The money of each form, of a project or of the whole department, in 万元: its first total row. One row a form.
-- Made once a connection. form_id: the project's id, the report's for the department's form.
create table form_funds as
select
    coalesce(project_id, report_id) as form_id,
    arg_min({'final': final_budget, 'executed': executed}, fund_id) as total
from project_funds
where source = 'total'
group by form_id;
