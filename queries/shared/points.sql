-- The points for a completion in per cent, to two decimals as forms print them, never above the weight. NULL gives NULL.
-- Those of a row under a profile: points(weight, achieved(kind, target, actual, profile), line_of(kind, profile)); large
-- tables work out the three in steps, since every use of a macro's argument is worked out and planned anew.
create macro points(weight, completion, line) as
case when completion is not null then least(weight, round(ramp(weight, completion, line), 2)) end;
