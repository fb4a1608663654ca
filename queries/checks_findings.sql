-- What does not add up, the gravest first, of those the most money first. One row a finding; stake_wan in 万元.
-- printed, expected, difference, tolerance: in the unit of the figure itself, see Finding in jixiao/schema.py.
-- line: where the figure that contradicts the others is printed. consequences: how many more relations fail for the
-- same cause. verdict, note, at: what a reviewer judged of it, NULL if nobody did. all_findings: how many there are
-- without the limit.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $severities: only these, NULL or empty takes all
-- $rules: only findings of these rules, NULL takes all
-- $judged: only these verdicts, none for no verdict; NULL or empty takes all
-- $stake_from: only those about at least so much money, in 万元; NULL takes all
-- $verdicts: [{"fingerprint", "verdict", "note", "at"}] as JSON, NULL for none
-- $most: how many rows at most, NULL takes all
with

judged as (

    select *
    from verdicts_of($verdicts::varchar)

),

kept as (

    select selected_findings.*, judged.verdict, judged.note, judged.at, count(*) over () as all_findings
    from selected_findings
    left join judged using (fingerprint)
    where (coalesce(len($severities::varchar[]), 0) = 0 or list_contains($severities::varchar[], severity))
        and ($rules::varchar[] is null or list_contains($rules::varchar[], rule))
        and (
            coalesce(len($judged::varchar[]), 0) = 0
            or list_contains($judged::varchar[], coalesce(judged.verdict, 'none'))
        )
        and ($stake_from::double is null or stake_wan >= $stake_from::double)
    order by gravity, stake_wan desc nulls last, rule, finding_id
    limit coalesce($most::bigint, 1000000000)

),

placed as (

    select kept.finding_id, min(citations.line) as line
    from kept
    join evidence
        on evidence.report_id = kept.report_id
        and evidence.finding_id = kept.finding_id
        and evidence.relation = 0
        and evidence.role = 'stated'
    join citations
        on citations.report_id = evidence.report_id
        and citations.table = evidence.table
        and citations.row_id = evidence.row_id
        and citations.column = evidence.column
    group by kept.finding_id

)

select
    kept.* exclude (gravity),
    placed.line,
    json_array_length(detail, '$.also')::integer as consequences

from kept
left join placed using (finding_id)
order by gravity, stake_wan desc nulls last, rule, finding_id
