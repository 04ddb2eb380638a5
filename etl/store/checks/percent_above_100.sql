-- title_ko: 100%를 넘는 비율이 없다
-- title_en: No percentage is above 100
-- severity: warning
select
    o.observation_id as subject,
    m.quote || ' (' || i.indicator_id || ')' as detail_ko,
    detail_ko as detail_en
from observations o
join mentions m using (mention_id)
join indicators i using (indicator_id)
where m.unit = 'percent' and abs(o.value) > 100
