-- The points of a row under a profile, to two decimals as forms print them, never above the weight; see Profile in
-- jixiao/scoring.py, which says the same of a report's rows while it is read.
-- kind: execution (actual: the rate of execution in per cent) | reach | cost | limit; NULL gives NULL.
-- profile: a row of profiles.
create macro points(kind, weight, target, actual, profile) as
least(weight, round(
    case
        when kind = 'execution' then ramp(weight, actual, profile.execution)
        when kind = 'reach' then ramp(weight, completion_rate(actual, target), profile.indicator)
        when kind = 'cost' and profile.cost is not null and actual > target then 0
        when kind = 'cost' and profile.cost is not null then ramp(weight, completion_rate(actual, target), profile.cost)
        when kind is not null and actual <= target then weight
        when kind is not null and profile.overrun = 'reverse'
            then ramp(weight, completion_rate(target, actual), profile.indicator)
        when kind is not null then ramp(weight, 200 - completion_rate(actual, target), profile.indicator)
    end,
    2
));
