-- adjustment(original, final): what the year did to a budget.
-- added: the report prints 0 at the year's start; unprinted: it prints none, so nothing can be said.
create macro adjustment(original, final) as case
    when original is null or final is null then 'unprinted'
    when original = final then 'same'
    when original = 0 then 'added'
    when final = 0 then 'withdrawn'
    when final > original then 'raised'
    else 'lowered'
end;
