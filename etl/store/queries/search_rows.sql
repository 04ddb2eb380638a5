-- Indicators, origins and documents whose names hold all the words, so many of each.
with terms as (
    select list_filter(string_split_regex(lower($text), '\s+'), lambda t: t <> '') as words
),
found as (
    select s.rowid as place, s.* exclude (text)
    from search_rows s, terms
    where len(words) > 0 and list_bool_and(list_transform(words, lambda w: contains(s.text, w)))
)
select type, id, ko, en, cast(null as varchar) as snippet, document_id, cast(null as integer) as char_start
from found
qualify row_number() over (partition by rank order by place) <= $limit
order by place
