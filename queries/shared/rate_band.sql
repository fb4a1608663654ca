-- rate_band(pct): the band of execution rates that a rate in percent lies in, named as it is shown; — without a rate.
create macro rate_band(pct) as case
    when pct is null then '—'
    when pct < 30 then '<30'
    when pct < 60 then '30–60'
    when pct < 80 then '60–80'
    when pct < 90 then '80–90'
    when pct < 95 then '90–95'
    when pct < 100 then '95–100'
    when pct = 100 then '100'
    else '>100'
end;
