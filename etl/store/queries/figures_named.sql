-- The figures with these ids, in the units of their indicators.
select * exclude (place)
from measured_figures
where list_contains($observations, observation_id)
