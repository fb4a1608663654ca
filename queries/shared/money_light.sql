-- The light of a project's money: red | yellow | green by its rate of execution in per cent; yellow without a budget to
-- execute; NULL where neither is known. lines: see light_lines.
create macro money_light(rate, budget, lines) as
case
    when budget <= 0 then 'yellow'
    when rate < lines.money_red then 'red'
    when rate < lines.money_yellow then 'yellow'
    when rate is not null then 'green'
end;
