-- What a figure stands in: passage, indicator, unit, origin, correction and document.
select
    p.section,
    i.measure,
    i.part_of,
    i.cap_of,
    i.chart,
    i.description_ko,
    i.description_en,
    i.caution_ko,
    i.caution_en,
    u.ko as unit_ko,
    u.en as unit_en,
    u.symbol as unit_symbol,
    u.dimension,
    i.unit as indicator_unit,
    w.ko as indicator_unit_ko,
    w.en as indicator_unit_en,
    w.symbol as indicator_unit_symbol,
    g.type as origin_type,
    g.country as origin_country,
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
from passages p
cross join (select * from indicators where indicator_id = $indicator) i
join documents d on d.document_id = p.document_id
cross join (select * from origins where origin_id = $origin) g
left join units u on u.unit = $unit
left join units w on w.unit = i.unit
left join corrections c on c.correction_id = $correction
where p.passage_id = $passage
