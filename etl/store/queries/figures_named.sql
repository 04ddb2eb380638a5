-- The figures with these ids.
select *
from figures
where list_contains($observations, observation_id)
