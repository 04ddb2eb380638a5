-- title_ko: 한 문서의 두 수준값은 그 문서의 증가율과 맞는다
-- title_en: Two levels of a document agree with the growth that it states
-- severity: warning
-- Exact figures of one measure and one origin: the level at the time of the growth, and the one at its base. Rounded
-- levels may be a point away, or a tenth of the growth; more is a contradiction.
with stated as (
    select o.observation_id, o.value, m.*, s.measure, s.transformation,
        concat_ws('|', s.measure, s.ref_area, s.counterpart_area, s.breakdown, m.document_id, m.origin_id) as series
    from observations o
    join mentions m using (mention_id)
    join statements s using (mention_id)
    where m.bound = 'exact' and o.value is not null and s.measure is not null and m.kind <> 'cap'
)
select
    g.observation_id as subject,
    b.reading || ' → ' || p.reading || ': ' || round(100.0 * (p.value / b.value - 1), 1) || '% ≠ '
        || round(g.value, 1) || '%' as detail_ko,
    detail_ko as detail_en
from stated g
join stated p on p.series = g.series and p.period_start = g.period_start and p.period_end = g.period_end
join stated b on b.series = g.series and b.period_start = g.base_start and b.period_end = g.base_end
where g.transformation = 'growth'
    and g.unit = 'percent'
    and p.transformation = 'level'
    and b.transformation = 'level'
    and p.unit = b.unit
    and p.rate is not distinct from b.rate
    and b.value > 0
    and abs(100.0 * (p.value / b.value - 1) - g.value) > greatest(1, abs(g.value) / 10)
