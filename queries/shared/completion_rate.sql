-- A part of a whole in per cent with two decimals, as forms print it and as points are worked out from it.
-- The same steps as in jixiao/scoring.py, so that no half is rounded another way there.
create macro completion_rate(part, whole) as floor(10000.0::double * part / whole + 0.5) / 100.0::double;
