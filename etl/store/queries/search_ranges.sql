-- The places of figures in some stretches of search_places, in order.
select place
from search_places
where rowid in (select unnest(range(first, last)) from (select unnest($firsts) as first, unnest($lasts) as last))
order by rowid
