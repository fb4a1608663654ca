-- Points for a completion in per cent: none below line.zero_below, from there in a straight line that would reach all of
-- them at 100, and all of them from line.full_from. The same as Ramp in jixiao/scoring.py.
create macro ramp(weight, completion, line) as
case
    when completion >= line.full_from then weight
    else greatest(least((completion - line.zero_below) / (100.0::double - line.zero_below) * weight, weight), 0.0::double)
end;
