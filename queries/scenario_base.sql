-- What scenarios are made against: a fingerprint of all loaded reports and of how they were read. One row.
select left(md5(string_agg(report_id || parser_version, ' ' order by report_id)), 12) as base
from reports
