-- title_ko: 값이 지표가 예상하는 범위 안에 있다
-- title_en: Values lie in the expected range of their indicator
-- severity: error
select
    o.observation_id as subject,
    m.quote || ' = ' || o.value || ', ' || coalesce(cast(i.low as varchar), '…') || '-'
        || coalesce(cast(i.high as varchar), '…') || ' (' || i.indicator_id || ')' as detail_ko,
    detail_ko as detail_en
from observations o
join mentions m using (mention_id)
join indicators i using (indicator_id)
anti join decisions d on d.mention_id = m.mention_id  -- a person has looked at it
left join indicator_units u on u.indicator_id = i.indicator_id and u.unit = m.unit
where in_unit(o.value, u.factor) < i.low or in_unit(o.value, u.factor) > i.high
