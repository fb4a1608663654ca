-- The least extra execution, in whole hundredths of a 万元, with which a rate of execution reaches a rate in per cent
-- with two decimals; NULL without a budget. In 万元, exact.
create macro least_extra(final_wan, executed_wan, wanted_rate) as
case when final_wan > 0 then
    list_min(list_filter(
        list_transform(
            -- the rate is rounded to two decimals: what reaches it lies near here
            generate_series(-3, 3),
            lambda step: greatest(
                0, ceil(((wanted_rate - 0.005) / 100 * final_wan::double - executed_wan::double) * 100)::bigint + step
            )
        ),
        lambda cents: completion_rate((executed_wan + cents * 0.01::decimal(20, 6))::double, final_wan::double)
            >= wanted_rate
    )) * 0.01::decimal(20, 6)
end;
