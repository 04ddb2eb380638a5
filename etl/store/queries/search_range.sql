-- The places of figures in a stretch of search_places.
select place from search_places where rowid >= $first and rowid < $last
