-- The rows whose printed points their report's own profile does not give or, where none shows, no known profile gives.
-- One row an indicator or rate of execution of form_rows. Made once a selection. Rows that cannot be worked out are none.
-- why: rule (rows of its kind follow the own profile) | unsure (too few rows of its kind tell whether they do) | none
-- (no profile of its own shows). due: the points of the own profile; NULL where none shows.
create table unexplained_scores as
select
    rows.row_id,
    scored.department,
    case when profile is null then 'none' when rows.judged then 'rule' else 'unsure' end as why,
    scored.due::double as due
from form_rows as rows
join scored_rows as scored using (row_id)
where not rows.follows and rows.kept is null and rows.printed is not null;
