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
left join indicator_units u on u.indicator_id = i.indicator_id and u.unit = m.unit
where m.unit is distinct from i.unit and u.unit is null
