-- Whether an indicator that went so far beyond its target wants a reason and has none. From 130 %, as in
-- jixiao/checks/rules/targets.py; a ceiling (is_over is not NULL) has no such line.
create macro lacks_reason(reach, is_over, has_reason) as is_over is null and coalesce(reach >= 130, false) and not has_reason;
