-- A total score to two decimals, as forms print it; halves up, whatever a binary fraction makes of them.
create macro as_score(points) as round(points + 1e-9::double, 2);
