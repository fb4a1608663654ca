-- The points of a row in a scenario: those before change by what its report's own rule gives for the new figures less
-- what it gave for the old, so that points that do not follow the rule keep their distance from it. See scenario_rows.
-- base: the row's points before; ruled: what the own rule gives for the figures as printed; NULL where there are none, as
-- under a common profile: then given, the points for the new figures, are the row's.
create macro scenario_points(weight, base, ruled, given) as
case
    when base is null or ruled is null then given
    else round(greatest(least(base + given - ruled, weight), 0), 2)
end;
