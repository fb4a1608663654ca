-- The points of a row in a scenario. Under a common profile what it gives; otherwise the row's points change by what its
-- report's own rule gives for the new figures less what it gives for the old, so that points that do not follow the
-- rule keep their distance from it. See scenario_rows. base: the row's points before; NULL where none are known.
create macro scenario_points(kind, weight, base, target, actual, new_target, new_actual, rule, common) as
case
    when common is not null then points(kind, weight, new_target, new_actual, common)
    when new_target is not distinct from target and new_actual is not distinct from actual then base
    when base is null or points(kind, weight, target, actual, rule) is null
        then points(kind, weight, new_target, new_actual, rule)
    else round(greatest(least(
        base + points(kind, weight, new_target, new_actual, rule) - points(kind, weight, target, actual, rule),
        weight
    ), 0), 2)
end;
