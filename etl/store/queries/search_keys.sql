-- The keys that begin like this, in order, itself first; of a short one those of the most frequent things.
select key, things, weights, firsts, sizes
from search_keys
where key >= $key and key < $behind
order by key <> $short, figures desc, length(key), key
limit $most
