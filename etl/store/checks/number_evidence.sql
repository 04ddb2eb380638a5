-- title_ko: 모든 관측값에 숫자의 근거가 있다
-- title_en: Every observation has evidence for its number
-- severity: error
select
    o.observation_id as subject,
    o.indicator_id as detail_ko,
    detail_ko as detail_en
from observations o
anti join evidence e on e.mention_id = o.mention_id and e.role = 'number'
