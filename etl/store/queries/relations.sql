-- Pairs of figures of one indicator and what lies between them, widest ratio first.
select
    r.*,
    i.ko as indicator_ko,
    i.en as indicator_en,
    i.family,
    l.quote as left_quote,
    g.ko as left_origin_ko,
    g.en as left_origin_en,
    l.document_id as left_document_id,
    m.quote as right_quote,
    h.ko as right_origin_ko,
    h.en as right_origin_en,
    m.document_id as right_document_id
from relations r
join indicators i using (indicator_id)
join observations a on a.observation_id = r.left_id
join mentions l on l.mention_id = a.mention_id
join origins g on g.origin_id = l.origin_id
join observations b on b.observation_id = r.right_id
join mentions m on m.mention_id = b.mention_id
join origins h on h.origin_id = m.origin_id
where $indicator is null or r.indicator_id = $indicator
order by r.ratio desc nulls last, r.left_id, r.right_id
