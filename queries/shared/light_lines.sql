-- The thresholds of lights in per cent, of JSON: see LIGHTS in jixiao/scenario.py.
create macro light_lines(lights) as from_json(
    lights::varchar,
    '{"money_red": "DOUBLE", "money_yellow": "DOUBLE", "reach_red": "DOUBLE", "reach_yellow": "DOUBLE",
      "reach_blue": "DOUBLE", "outrun": "DOUBLE"}'
);
