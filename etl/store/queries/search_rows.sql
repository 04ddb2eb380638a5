-- Indicators, origins and documents whose names hold all the words, so many of each; each search ends as soon as
-- there are enough.
with found as (
    (
        select rowid as place, *
        from search_rows
        where rank = 1
            and contains(text, $words[1]) and contains(text, $words[2]) and contains(text, $words[3])
            and contains(text, $words[4]) and contains(text, $words[5]) and contains(text, $words[6])
        limit $limit
    )
    union all
    (
        select rowid as place, *
        from search_rows
        where rank = 2
            and contains(text, $words[1]) and contains(text, $words[2]) and contains(text, $words[3])
            and contains(text, $words[4]) and contains(text, $words[5]) and contains(text, $words[6])
        limit $limit
    )
    union all
    (
        select rowid as place, *
        from search_rows
        where rank = 3
            and contains(text, $words[1]) and contains(text, $words[2]) and contains(text, $words[3])
            and contains(text, $words[4]) and contains(text, $words[5]) and contains(text, $words[6])
        limit $limit
    )
)
select type, id, ko, en, cast(null as varchar) as snippet, document_id, cast(null as integer) as char_start
from found
order by place
