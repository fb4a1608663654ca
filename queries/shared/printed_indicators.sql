-- The indicators that forms print, of projects and (project_id NULL) of departments. One row an indicator.
-- completion_pct: actual in percent of the target, see completion_pct. lost_points: weight less score.
create view printed_indicators as
select
    *,
    completion_pct(target_value, target_unit, actual_value, actual_unit) as completion_pct,
    weight - score as lost_points

from indicators;
