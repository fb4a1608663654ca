-- Points as printed, under each report's own profile, and under the common profile of the scenario, by the figures as
-- printed. One row a row of form_rows. Made once a scenario.
-- kept: why the points under the own profile are those printed: see scoring.KEPT; unscored (no points are printed), no_rule
-- (no profile of its own shows), unsure (too few rows of its kind tell whether they follow it); NULL where they are
-- worked out. common: NULL without a common profile. common_kept: the same of the common profile.
create table recomputed as
with

measured as (

    select
        rows.*,
        changes.common is not null as is_common,
        case when kept is null then achieved(kind, target, actual, changes.common) end as completion,
        line_of(kind, changes.common) as line
    from form_rows as rows
    cross join scenario_changes

)

select
    rows.row_id,
    printed,
    base as own,
    case when is_common
        then case when rows.kept is null then points(weight, completion, line) else printed end
    end as common,
    round(own - printed, 2) as own_change,
    round(common - printed, 2) as common_change,
    case
        when rows.kept is not null then rows.kept
        when printed is null then 'unscored'
        when profile is null then 'no_rule'
        when not judged then 'unsure'
    end as kept,
    case when is_common then rows.kept end as common_kept
from measured as rows;
