-- The places of figures in these rows of search_places.
select rowid as row, place from search_places where rowid in (select unnest($rows)) order by rowid
