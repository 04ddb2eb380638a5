-- The passages in these rows. The limit tells the planner how few they are.
with found as (
    select rowid as place, passage_id, document_id, char_start, reading
    from passages
    where rowid in (select unnest($places))
    limit len($places)
)
select passage_id as id, d.label_ko as ko, d.label_en as en, reading as snippet, document_id, f.char_start
from found f
join documents d using (document_id)
order by place
