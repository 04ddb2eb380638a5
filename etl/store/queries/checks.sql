-- The checks: what breaks a promise first, then warnings, then what holds (subject null); so many rows of
-- each, `rows` says how many there are.
select * exclude (k)
from (
    select
        *,
        cast(count(subject) over (partition by name) as integer) as rows,
        row_number() over (partition by name order by subject) as k
    from checks
    where $name is null or name = $name
)
where $each is null or k <= $each
order by subject is null, severity, name, subject
