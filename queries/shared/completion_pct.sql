-- How much of a target was reached, in percent: actual ÷ target. NULL where the two are not numbers in one unit, or the
-- target is not above zero. For a target that is an upper bound (<= or <) it is the same quotient, and less is better.
create macro completion_pct(target_value, target_unit, actual_value, actual_unit) as
case when target_value > 0 and target_unit is not distinct from actual_unit then 100 * actual_value / target_value end;
