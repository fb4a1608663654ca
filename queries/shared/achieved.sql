-- The completion in per cent that a row is scored by under a profile: 100 while a ceiling is kept. See Profile in
-- jixiao/profiles.py, which says the same of a report's rows while it is read. NULL gives NULL.
-- kind: execution (actual: the rate of execution in per cent) | reach | cost | limit. profile: a row of profiles.
create macro achieved(kind, target, actual, profile) as
case
    when kind = 'execution' then actual
    when kind = 'reach' or (kind = 'cost' and profile.cost is not null and actual <= target)
        then completion_rate(actual, target)
    when kind is null or actual <= target then if(kind is not null, 100.0::double, null)
    -- points are taken off a cost for what is not spent, and all of them for more than the ceiling
    when kind = 'cost' and profile.cost is not null and actual > target then 0.0::double
    when profile.overrun = 'reverse' then completion_rate(target, actual)
    else 200 - completion_rate(actual, target)
end;
