-- Mentions that wait for a person, with the nearest indicators.
select m.*, g.ko as origin_ko, g.en as origin_en, d.label_ko, d.label_en
from (
    select * from mentions where status = 'waiting' order by document_id, char_start limit $limit offset $first
) m
join origins g using (origin_id)
join documents d on d.document_id = m.document_id
order by m.document_id, m.char_start
