-- The figures of an indicator in its unit, in the order in which they lie.
select * exclude (place)
from measured_figures
where indicator_id = $indicator
order by place
