-- The line from completions to points that a profile has for a kind of rows, as ramp() takes it.
create macro line_of(kind, profile) as
case kind
    when 'execution' then profile.execution
    when 'cost' then coalesce(profile.cost, profile.indicator)
    else profile.indicator
end;
