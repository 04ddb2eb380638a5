-- Whatever holds all the words: indicators, then origins, documents, passages, so many of each.
with terms as (
    select list_filter(string_split_regex(lower($text), '\s+'), lambda t: t <> '') as words
),
targets as (
    select
        1 as rank,
        'indicator' as type,
        i.indicator_id as id,
        i.ko,
        i.en,
        cast(null as varchar) as snippet,
        cast(null as varchar) as document_id,
        cast(null as integer) as char_start,
        lower(concat_ws(' ', i.ko, i.en, i.description_ko, i.description_en, f.ko, f.en)) as text,
        f.ordinal * 10000 + i.ordinal as position
    from indicators i join families f using (family)
    union all
    select 2, 'origin', origin_id, ko, en, null, document_id, null, lower(concat_ws(' ', ko, en)), 0
    from origins
    union all
    select
        3, 'document', document_id, coalesce(title, label_ko), coalesce(title_en, title, label_en),
        null, document_id, null,
        lower(concat_ws(' ', title, title_en, author, affiliation, publisher, container,
            label_ko, label_en)),
        0
    from documents
    union all
    select
        4, 'passage', p.passage_id, d.label_ko, d.label_en,
        p.reading, p.document_id, p.char_start, lower(p.reading), p.ordinal
    from passages p join documents d using (document_id)
    where p.kind <> 'running'
)
select type, id, ko, en, snippet, document_id, char_start
from targets, terms
where len(words) > 0 and list_bool_and(list_transform(words, lambda w: contains(text, w)))
qualify row_number() over (partition by rank order by document_id nulls first, position, id) <= $limit
order by rank, document_id nulls first, position, id
