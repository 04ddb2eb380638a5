-- The first places of each rank that lie in all these stretches, of passages only those before a row: $most, where a
-- place with several such words comes several times, or so many $different ones. A line whose argument is not given
-- is left out (etl.store.optional).
select rank, min(place, $most) as places
select rank, list(distinct place order by place)[:$different] as places
from places_between($first_1, $last_1, $before)
where true
    and (rank, place) in (select (rank, place) from places_between($first_2, $last_2, $before))
    and (rank, place) in (select (rank, place) from places_between($first_3, $last_3, $before))
    and (rank, place) in (select (rank, place) from places_between($first_4, $last_4, $before))
    and (rank, place) in (select (rank, place) from places_between($first_5, $last_5, $before))
    and (rank, place) in (select (rank, place) from places_between($first_6, $last_6, $before))
    and (rank, place) in (select (rank, place) from search_texts where len(list_filter($long, lambda word: not contains(text, word))) = 0)
group by rank
