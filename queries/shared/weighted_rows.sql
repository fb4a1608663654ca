-- What carries points in the projects' forms: each indicator, and the rate of execution as a row of its own.
-- One row an indicator or rate of execution, in the form's order, the rate first. Made once a connection, for speed.
-- indicator_id, fund_id: whichever it is. kind: the second level without what its name adds in brackets, 预算执行率 for
-- the rate. lost: weight less score, NULL where one is not printed. is_qualitative: an indicator whose target is no number.
create table weighted_rows as
select
    project_id,
    report_id,
    0 as seq,
    null as indicator_id,
    total_fund_id as fund_id,
    '预算执行率' as kind,
    '预算执行率' as name,
    null as target_text,
    execution_pct::decimal(20, 2) || '%' as actual_text,
    execution_weight as weight,
    execution_score as score,
    execution_weight - execution_score as lost,
    null as reason,
    false as is_qualitative,
    false as damaged
from printed_projects
where execution_weight is not null or execution_score is not null

union all

select
    project_id,
    report_id,
    seq,
    indicator_id,
    null as fund_id,
    regexp_replace(coalesce(level2, level1), '[(（].*', '') as kind,
    name,
    target_text,
    actual_text,
    weight,
    score,
    weight - score as lost,
    reason,
    target_value is null as is_qualitative,
    damaged
from indicators
where project_id is not null;
