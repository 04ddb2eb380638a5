-- The places of figures in these rows of search_places, in order.
select place from search_places where rowid in (select unnest($rows)) order by rowid
