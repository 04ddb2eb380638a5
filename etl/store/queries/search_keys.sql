-- The keys in these rows, which begin alike, the one typed first; of a short one those of the most frequent things.
select key, things, weights, firsts, sizes
from search_keys
where rowid >= $first and rowid < $last
order by key <> $short, figures desc, length(key), key
limit $most
