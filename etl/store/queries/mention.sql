-- One mention with its statement, its unit and its origin in words, its document and the words beside it.
select
    m.*,
    s.measure,
    s.measure_start,
    s.measure_end,
    s.transformation,
    s.ref_area,
    s.counterpart_area,
    s.breakdown,
    s.via,
    s.taken_over,
    u.ko as unit_ko,
    u.en as unit_en,
    u.symbol as unit_symbol,
    u.dimension,
    g.ko as origin_ko,
    g.en as origin_en,
    d.label_ko,
    d.label_en,
    d.title,
    d.language,
    p.section,
    o.indicator_id,
    substr(d.text, greatest(m.char_start - 24, 0) + 1, least(m.char_start, 24)) as words_before,
    substr(d.text, m.char_end + 1, 24) as words_after
from (select * from mentions where mention_id = $mention) m
join statements s using (mention_id)
join documents d on d.document_id = m.document_id
join passages p on p.passage_id = m.passage_id
left join units u on u.unit = m.unit
left join origins g on g.origin_id = m.origin_id
left join observations o on o.mention_id = m.mention_id
