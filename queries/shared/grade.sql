-- The grade of a total score; lines: where 优, 良 and 中 begin.
create macro grade(score, lines) as
case
    when score is null then null
    when score >= lines[1] then '优'
    when score >= lines[2] then '良'
    when score >= lines[3] then '中'
    else '差'
end;
