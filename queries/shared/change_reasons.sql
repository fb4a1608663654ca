-- The reason that a report prints for a change on last year. One row an amount of a change that has one.
-- A report tells a change, its percentage, and then why: the reason belongs to the change that it follows with no other
-- figure between. statement_id: the reason's own row. Made once a connection.
create table change_reasons as
with

-- where each figure and each reason stands, as one number that grows through the text
figures as (

    select amounts.report_id, amount_id, section, item, measure, line::bigint * 1000000 + start as place
    from citations
    join amounts on amounts.amount_id = citations.row_id
    where citations."table" = 'amounts' and citations."column" = 'value'

),

reasons as (

    select statements.report_id, statement_id, statements.text as reason, line::bigint * 1000000 + start as place
    from citations
    join statements on statements.statement_id = citations.row_id
    where citations."table" = 'statements' and citations."column" = 'text' and topic = 'reason'

),

told as (

    select reasons.*, figures.section, figures.item, figures.measure, figures.place as figure_place
    from reasons
    asof join figures on figures.report_id = reasons.report_id and reasons.place >= figures.place

),

changes as (

    select * from figures
    where measure = 'change'

)

select
    changes.amount_id,
    arg_min(told.reason, told.place) as reason,
    arg_min(told.statement_id, told.place) as statement_id
from told
asof join changes
    on changes.report_id = told.report_id
    and coalesce(changes.section, '') = coalesce(told.section, '')
    and coalesce(changes.item, '') = coalesce(told.item, '')
    and told.figure_place >= changes.place
where told.measure in ('change', 'change_pct')
group by changes.amount_id;
