-- How much there is of everything.
select
    *,
    cast((select count(*) from checks
        where severity = 'warning' and subject is not null) as integer) as warnings
from totals
