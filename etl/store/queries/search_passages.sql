-- Those of these passages that hold all the words, so many.
with candidates as (
    select rowid as place, passage_id, document_id, char_start, reading, lower(reading) as text
    from passages
    where rowid in (select unnest($places))
)
select 'passage' as type, passage_id as id, d.label_ko as ko, d.label_en as en, reading as snippet, document_id, c.char_start
from candidates c join documents d using (document_id)
where contains(c.text, $words[1]) and contains(c.text, $words[2]) and contains(c.text, $words[3])
    and contains(c.text, $words[4]) and contains(c.text, $words[5]) and contains(c.text, $words[6])
order by place
limit $limit
