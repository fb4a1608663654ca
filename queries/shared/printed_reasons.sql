-- The reasons that reports print for what was not spent or not reached in a project, each under the kind of cause that it
-- names. One row a reason. Made once a connection.
-- From the indicators: the reasons of those that lost points, and of those of cost, time and execution; what a report
-- says of a satisfaction better than hoped for explains no money. From the prose: what is said of the project itself.
-- same_as: the project, see printed_projects; kind, words: see reason_kind.
create table printed_reasons as
with

found as (

    select
        project_id,
        indicator_id,
        name as indicator,
        weight - score as lost_points,
        damaged,
        reason
    from indicators
    where reason is not null
        and project_id is not null
        and (score < weight or regexp_matches(concat(level2, name), '成本|时效|执行率|进度'))

    union all

    select project_id, null as indicator_id, null as indicator, null as lost_points, false as damaged, text as reason
    from statements
    where project_id is not null and topic in ('reason', 'cause', 'problem')

),

named as (

    select same_as, found.* exclude (project_id), reason_kind(reason) as named
    from found
    join printed_projects using (project_id)
    -- a project that is printed twice repeats its reasons
    qualify row_number() over (partition by same_as, indicator, reason order by project_id, indicator_id) = 1

)

select * exclude (named), named.kind, named.words
from named;
