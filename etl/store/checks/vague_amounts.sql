-- title_ko: 막연한 수에는 범위만 있고 값이 없다
-- title_en: A vague amount has a bound and no value
-- severity: error
-- A pivot would add what no text says: “several dozen” is at least ten, not ten.
select
    o.observation_id as subject,
    m.quote || ' = ' || coalesce(cast(o.value as varchar), '?') as detail_ko,
    detail_ko as detail_en
from observations o
join mentions m using (mention_id)
where m.is_vague and (o.value is not null or m.value is not null or coalesce(o.low, o.high) is null)
