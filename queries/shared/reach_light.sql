-- The light of an indicator: red | yellow | green | blue (the target was set low) by how much of its target was reached,
-- in per cent. A ceiling (is_over is not NULL) is red where it is exceeded and else green: less is no low target.
-- NULL where no figures say so. lines: see light_lines.
create macro reach_light(reach, is_over, lines) as
case
    when is_over then 'red'
    when not is_over then 'green'
    when reach < lines.reach_red then 'red'
    when reach < lines.reach_yellow then 'yellow'
    when reach >= lines.reach_blue then 'blue'
    when reach is not null then 'green'
end;
