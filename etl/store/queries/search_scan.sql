-- The first of all passages that hold all the words; it ends as soon as there are enough.
select 'passage' as type, passage_id as id, d.label_ko as ko, d.label_en as en, reading as snippet, document_id, p.char_start
from (
    select rowid as place, passage_id, document_id, char_start, reading
    from passages
    where kind <> 'running'
        and contains(lower(reading), $words[1]) and contains(lower(reading), $words[2])
        and contains(lower(reading), $words[3]) and contains(lower(reading), $words[4])
        and contains(lower(reading), $words[5]) and contains(lower(reading), $words[6])
    limit $limit
) p
join documents d using (document_id)
order by place
