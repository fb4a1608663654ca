-- From the first budget to what was left, all chosen reports together, on one basis. In 万元.
-- One row a step, in order; see selection/bridge_steps.sql for the steps of each basis and which reports enter.
-- stage: the step, to be put into words. from_wan, to_wan: where the step's bar begins and ends. rises: of a step that is no total, whether it adds.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $basis: whole | accounts | fiscal | projects, see selection/budgets.sql
with

sums as (

    select place, step, is_total, sum(amount_wan) as amount_wan, count(*) as reports
    from bridge_steps
    where basis = $basis and complete
    group by place, step, is_total

),

-- a total begins a run; what follows it until the next total rises or falls from it
runs as (

    select *, count(*) filter (where is_total) over (order by place) as run
    from sums

),

reached as (

    select *, sum(amount_wan) over (partition by run order by place) as to_wan
    from runs

)

select
    step,
    step as stage,
    is_total,
    not is_total and amount_wan >= 0 as rises,
    reports,
    amount_wan::double as amount_wan,
    case when is_total then 0 else to_wan - amount_wan end::double as from_wan,
    to_wan::double as to_wan

from reached
order by place
