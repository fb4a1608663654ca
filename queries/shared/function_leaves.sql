-- The finest lines of the functional classification (类/款/项) that each report prints. One row a line, in 万元.
-- A report prints its 类 as totals and its 项 as lines of their own: a line with finer lines below it is a total of them
-- and is left out, so that sums count nothing twice. Made once a connection.
create table function_leaves as
select *, coalesce(item, subclass, class) as line
from functions
anti join functions as finer
    on finer.report_id = functions.report_id
    and finer.class = functions.class
    and coalesce(finer.fund = functions.fund, true)
    and (
        (functions.subclass is null and finer.subclass is not null)
        or (functions.item is null and finer.item is not null and finer.subclass = functions.subclass)
    );
