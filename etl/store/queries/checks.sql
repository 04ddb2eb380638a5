-- The checks: what breaks a promise first, then warnings, then what holds (subject null).
select *
from checks
order by subject is null, severity, name, subject
