-- The first of these passages that hold all the words.
with terms as (
    select list_filter(string_split_regex(lower($text), '\s+'), lambda t: t <> '') as words
),
candidates as (
    select rowid as place, passage_id, document_id, char_start, reading
    from passages
    where rowid in (select unnest($places))
)
select 'passage' as type, passage_id as id, d.label_ko as ko, d.label_en as en, reading as snippet, document_id, char_start
from (
    select c.*
    from candidates c, terms
    where list_bool_and(list_transform(words, lambda w: contains(lower(reading), w)))
    order by place
    limit $limit
) join documents d using (document_id)
order by place
