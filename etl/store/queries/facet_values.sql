-- The values of a field, of which the names hold some words, the most frequent first.
select value, ko, en, figures
from facet_values
where field = $field
    and ($words is null or contains(lower(concat_ws(' ', ko, en, value)), $words))
order by figures desc, value
limit $limit
