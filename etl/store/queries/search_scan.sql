-- The first passages of all that hold all the words; it ends as soon as there are enough.
select 'passage' as type, passage_id as id, d.label_ko as ko, d.label_en as en, reading as snippet, document_id, p.char_start
from (
    select rowid as place, passage_id, document_id, char_start, reading
    from passages
    where kind <> 'running'
        and list_bool_and(list_transform(
            list_filter(string_split_regex(lower($text), '\s+'), lambda t: t <> ''),
            lambda w: contains(lower(reading), w)
        ))
    limit $limit
) p join documents d using (document_id)
order by place
