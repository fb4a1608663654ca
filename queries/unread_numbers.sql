-- Each number of the sources that no fact cites, with the text around it.
-- One row a number, in the order of the sources.
select
    report_id,
    file_name,
    line,
    unread.text as number,
    trim(substr(lines.text, greatest(start - 15, 1), length(unread.text) + 32)) as surroundings

from unread
join lines using (report_id, line)
join reports using (report_id)
order by file_name, report_id, line, start
