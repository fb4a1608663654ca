-- How the relations of each rule came out in the reports that the shared filters keep. One row a report and rule.
-- Made once a selection. Filters of projects do not narrow it: what was checked is counted for whole reports.
-- applied: relations that there are; assessed: those of which all figures could be read; unassessed: the others;
-- errors, warnings, notes: those that fail, by the rule's severity.
create table selected_coverage as
select
    coverage.*,
    holds + rounding + fails as assessed,
    missing + damaged as unassessed,
    holds + rounding + fails + missing + damaged as applied,
    case severity when 'error' then fails else 0 end as errors,
    case severity when 'warning' then fails else 0 end as warnings,
    case severity when 'note' then fails else 0 end as notes,
    reports.label

from coverage
join selected_reports as reports using (report_id);
