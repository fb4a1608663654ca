-- What stands around the first occurrence of a word in a text, in any case of letters, cut to some 60 characters.
create macro excerpt(text, word) as
case when strpos(lower(text), word) > 21 then '…' else '' end
|| substr(text, greatest(strpos(lower(text), word) - 20, 1), 60)
|| case when length(text) > greatest(strpos(lower(text), word) - 20, 1) + 59 then '…' else '' end;
