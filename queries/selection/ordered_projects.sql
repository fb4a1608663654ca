-- The selected projects with their place in an order, from 1, and how many there are in all. One row a project.
-- wanted: report (as the reports print them) | score (lowest first) | unexecuted (most first); what is not printed last.
create macro ordered_projects(wanted) as table
select
    *,
    row_number() over (
        order by
            case wanted when 'score' then total_score when 'unexecuted' then -unexecuted_wan end nulls last,
            label, report_id, seq
    ) as place,
    count(*) over () as all_projects
from selected_projects;
