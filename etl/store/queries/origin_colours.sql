-- The colour of some origins, from 0.
select origin_id, colour
from origin_colours
where origin_id in (select unnest($origins))
order by rowid
