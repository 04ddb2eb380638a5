-- The first passages that lie in all these stretches, before a row: $most places, where one with several such words
-- comes several times, or so many $different ones. A line whose argument is not given is left out (etl.store.optional).
select min(place, $most) as places
select list(distinct place order by place)[:$different] as places
from places_between($first_1, $last_1, $before)
where true
    and place in (select place from places_between($first_2, $last_2, $before))
    and place in (select place from places_between($first_3, $last_3, $before))
    and place in (select place from places_between($first_4, $last_4, $before))
    and place in (select place from places_between($first_5, $last_5, $before))
    and place in (select place from places_between($first_6, $last_6, $before))
    and place in (select place from search_texts where len(list_filter($long, lambda word: not contains(text, word))) = 0)
