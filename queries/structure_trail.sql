-- Where a reader stands in the functional classification: the 类 and the 款 chosen, as far as the chosen reports have
-- them. One row; NULL where nothing is chosen or the choice is not there any more.
-- $selection: the shared filters as JSON, see selection/selected_reports.sql
-- $class: the 类 chosen, or NULL
-- $subclass: the 款 chosen in it, or NULL
select
    max(class) as class,
    max(subclass) filter (where subclass = $subclass::varchar) as subclass
from selected_functions
where class = $class::varchar and executed is not null
