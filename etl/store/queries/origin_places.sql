-- The place of some origins among those of an indicator: agencies first, then as first met.
select indicator_id, origin_id, place
from origin_places
where indicator_id in (select unnest($indicators)) and ($origins is null or list_contains($origins, origin_id))
order by rowid
