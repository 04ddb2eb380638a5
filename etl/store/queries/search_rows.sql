-- Indicators, origins and documents whose names hold all the words, so many of each.
with found as (
    select rowid as place, type, id, ko, en, document_id
    from search_rows
    where contains(text, $words[1]) and contains(text, $words[2]) and contains(text, $words[3])
        and contains(text, $words[4]) and contains(text, $words[5]) and contains(text, $words[6])
)
select type, id, ko, en, cast(null as varchar) as snippet, document_id, cast(null as integer) as char_start
from found
qualify row_number() over (partition by type order by place) <= $limit
order by place
