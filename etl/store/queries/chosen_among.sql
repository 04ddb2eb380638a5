-- Which of some figures are chosen.
select observation_id
from figure_rows
where observation_id in ($observations)
-- chosen
