-- Points for a completion in per cent: none up to line.zero_below, from there in a straight line that would reach all of
-- them at 100, and all of them from line.full_from. The same as Ramp in jixiao/profiles.py. NULL gives NULL.
create macro ramp(weight, completion, line) as
case
    when completion >= line.full_from then weight
    when completion > line.zero_below
        then (completion - line.zero_below) * (1.0::double / (100.0::double - line.zero_below)) * weight
    when completion <= line.zero_below then 0.0::double
end;
