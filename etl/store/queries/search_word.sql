-- In how many passages a word stands, or some word that contains it, and where; `places` is null where it is
-- frequent, so that a scan soon meets it.
with found as (
    select hits, places
    from endings
    where ending >= left($word, 24) and ending < left($word, 24) || chr(1114111)
    limit 2001
)
select
    cast(coalesce(sum(hits), 0) as integer) as hits,
    if(count(*) > 2000 or sum(hits) > 40000 or bool_or(places is null), null, flatten(list(places))) as places
from found
