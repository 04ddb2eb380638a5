-- One figure with everything that its citation card shows.
select
    f.*,
    m.mention_id,
    m.reading,
    m.value as printed_value,             -- before a correction
    m.unit_quote,
    m.class,
    m.rate,
    m.direction,
    m.base_start,
    m.base_end,
    m.period_relation,
    m.period_inferred,
    m.passage_id,
    m.sentence_start,
    m.sentence_end,
    m.table_id,
    m.row_index,
    m.column_index,
    m.notes,
    m.reason as linked_by,
    p.section,
    i.measure,
    i.part_of,
    i.cap_of,
    i.chart,
    i.description_ko,
    i.description_en,
    coalesce(o.caution_ko, i.caution_ko) as caution_ko,
    coalesce(o.caution_en, i.caution_en) as caution_en,
    u.ko as unit_ko,
    u.en as unit_en,
    u.symbol as unit_symbol,
    u.dimension,
    g.type as origin_type,
    g.country as origin_country,
    o.correction_id,
    c.expects as correction_expects,
    c.becomes as correction_becomes,
    c.reason_ko as correction_reason_ko,
    c.reason_en as correction_reason_en,
    c.check_name as correction_check,
    d.label_ko,
    d.label_en,
    d.title,
    d.title_en,
    d.affiliation,
    d.container,
    d.number as document_number,
    d.type as document_type,
    d.published as published_stated,
    d.published_inferred,
    d.published_reason_ko,
    d.published_reason_en,
    d.language,
    d.file,
    d.sha256,
    d.licence,
    d.note,
    d.bibliography
from figures f
join observations o using (observation_id)
join mentions m on m.mention_id = o.mention_id
join passages p on p.passage_id = m.passage_id
join indicators i on i.indicator_id = o.indicator_id
join documents d on d.document_id = m.document_id
join origins g on g.origin_id = m.origin_id
left join units u on u.unit = m.unit
left join corrections c on c.correction_id = o.correction_id
where f.observation_id = $observation
