-- Mentions that wait for a person, with the nearest indicators.
select m.*, g.ko as origin_ko, g.en as origin_en, d.label_ko, d.label_en
from mentions m
join origins g using (origin_id)
join documents d on d.document_id = m.document_id
where m.status = 'waiting'
order by m.document_id, m.char_start
