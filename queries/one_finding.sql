-- One finding whole, whatever the filters keep. At most one row; stake_wan in 万元; the columns of checks_findings.
-- $finding_id: the finding
-- $verdicts: [{"fingerprint", "verdict", "note", "at"}] as JSON, NULL for none
select
    findings.* exclude (stake),
    findings.stake::double as stake_wan,
    reports.label,
    reports.file_name,
    projects.name,
    projects.damaged,
    judged.verdict,
    judged.note,
    judged.at

from findings
join named_reports as reports using (report_id)
left join projects using (project_id)
left join verdicts_of($verdicts::varchar) as judged using (fingerprint)
where findings.report_id = left($finding_id::varchar, 16) and finding_id = $finding_id
