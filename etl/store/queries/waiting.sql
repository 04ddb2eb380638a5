-- Mentions that wait for a person, with the nearest indicators.
select m.*, g.ko as origin_ko, g.en as origin_en, d.label_ko, d.label_en
from (
    select rowid as place, mention_id
    from waiting_rows
    where rowid >= $first and ($limit is null or rowid < $first + $limit)
) w
join mentions m using (mention_id)
join origins g using (origin_id)
join documents d on d.document_id = m.document_id
order by w.place
