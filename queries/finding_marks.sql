-- Which figures and texts findings touch. One row a cell and finding: of several relations of one finding, the first.
-- verdict: what a reviewer judged of the finding, NULL if nobody did.
-- $report_id: the report
-- $verdicts: [{"fingerprint", "verdict", "note", "at"}] as JSON, NULL for none
select
    evidence.table,
    evidence.row_id,
    evidence.column,
    findings.finding_id,
    findings.rule,
    findings.severity,
    findings.report_id,
    findings.project_id,
    findings.printed,
    findings.expected,
    findings.difference,
    findings.detail,
    judged.verdict,
    projects.name,
    projects.damaged,
    min(evidence.relation) as relation,
    arg_min(evidence.role, evidence.relation) as role

from evidence
join findings using (report_id, finding_id)
left join projects using (project_id)
left join verdicts_of($verdicts::varchar) as judged using (fingerprint)
where evidence.report_id = $report_id::varchar and evidence.role <> 'mend'
group by all
order by finding_id, relation
