-- The keys that share the most runs of three letters with what is typed; of those that share as many, the nearest in
-- length.
with shared as (
    select key_row, count(*) as grams
    from search_grams
    where gram in (select unnest($grams))
    group by key_row
)
select k.key, k.things, k.weights, k.firsts, k.sizes
from shared s join search_keys k on k.rowid = s.key_row
order by s.grams desc, abs(length(k.key) - $length), k.figures desc, k.key
limit $most
