-- The first places of each rank that lie in all these stretches; a passage with several such words comes several
-- times. A line whose argument is not given is left out (etl.store.optional).
select rank, min(place, $most) as places
from ending_places
where rowid >= $first_1 and rowid < $last_1
    and (rank, place) in (select (rank, place) from ending_places where rowid >= $first_2 and rowid < $last_2)
    and (rank, place) in (select (rank, place) from ending_places where rowid >= $first_3 and rowid < $last_3)
    and (rank, place) in (select (rank, place) from ending_places where rowid >= $first_4 and rowid < $last_4)
    and (rank, place) in (select (rank, place) from ending_places where rowid >= $first_5 and rowid < $last_5)
    and (rank, place) in (select (rank, place) from ending_places where rowid >= $first_6 and rowid < $last_6)
    and (rank, place) in (select (rank, place) from search_texts where len(list_filter($long, lambda word: not contains(text, word))) = 0)
group by rank
