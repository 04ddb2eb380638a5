-- title_ko: 모든 관측값이 내보내는 표에 한 번씩 있다
-- title_en: Every observation stands in the exported view exactly once
-- severity: error
select
    o.observation_id as subject,
    count(f.observation_id) || ' × ' || o.indicator_id as detail_ko,
    detail_ko as detail_en
from observations o
left join figures f using (observation_id)
group by o.observation_id, o.indicator_id
having count(f.observation_id) <> 1
