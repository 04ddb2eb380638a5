-- The keys that begin like this, itself first, then those of the most frequent things.
select key, things, weights
from search_keys
where key >= $key and key < $key || chr(1114111)
order by key <> $key, figures desc, length(key), key
limit $most
