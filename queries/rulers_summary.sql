-- By which rules the reports of the selection score themselves, and what follows for the points. One row.
-- reports: those with points; forms: their kinds of forms with points; ruled: those that show a profile of their own, unruled: the others;
-- profiles: how many different ones that are. same_profile: the one, where it is only one.
-- unexplained: rows that do not follow, see selection/unexplained_scores.sql; against_rule: those of a kind that follows it.
-- rows: rows that carry points; own_worked, common_worked: of these worked out by the own or the common profile, the others
-- stay as printed (own_kept, common_kept); own_changed, common_changed: rows with other points than printed.
-- common_…: NULL without a common profile.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $scenario: what the scenario changes, see scenario/scenario_changes.sql
with

forms as (

    select
        count(distinct report_id) as reports,
        count(*) as forms,
        count(*) filter (where own) as ruled,
        count(*) filter (where not own) as unruled,
        count(distinct profile) filter (where own) as profiles,
        case when profiles = 1 then any_value(profile) filter (where own) end as same_profile
    from profile_fits
    join selected_reports using (report_id)
    where counted and rank = 0

),

worked as (

    select
        count(*) as rows,
        count(*) filter (where kept is null) as own_worked,
        count(*) filter (where kept is not null) as own_kept,
        count(*) filter (where own_change <> 0) as own_changed,
        count(*) filter (where common is not null and common_kept is null) as common_worked,
        count(*) filter (where common_kept is not null) as common_kept,
        count(*) filter (where common_change <> 0) as common_changed
    from recomputed

)

select
    forms.*,
    (select count(*) from unexplained_scores) as unexplained,
    (select count(*) from unexplained_scores where why = 'rule') as against_rule,
    worked.* exclude (common_worked, common_kept, common_changed),
    case when changes.common is not null then common_worked end as common_worked,
    case when changes.common is not null then worked.common_kept end as common_kept,
    case when changes.common is not null then common_changed end as common_changed

from forms
cross join worked
cross join scenario_changes
