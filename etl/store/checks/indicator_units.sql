-- title_ko: 단위가 지표에 맞는다
-- title_en: Units fit the indicator
-- severity: error
select
    o.observation_id as subject,
    coalesce(m.unit, '-') || ' ≠ ' || i.unit || ' (' || i.indicator_id || ')' as detail_ko,
    detail_ko as detail_en
from observations o
join mentions m using (mention_id)
join indicators i using (indicator_id)
left join units said on said.unit = m.unit
left join units wanted on wanted.unit = i.unit
where said.dimension is null or said.dimension is distinct from wanted.dimension
