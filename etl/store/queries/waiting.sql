-- Mentions that wait for a person, with the nearest indicators.
select m.*, g.ko as origin_ko, g.en as origin_en, d.label_ko, d.label_en
from mentions m
join waiting_rows w on w.mention_row = m.rowid
join origins g using (origin_id)
join documents d on d.document_id = m.document_id
where m.rowid in (
    select mention_row
    from waiting_rows
    where rowid >= $first and ($limit is null or rowid < $first + $limit)
)
order by w.rowid
