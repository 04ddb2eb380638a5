-- title_ko: 부분은 같은 출처, 같은 기간의 전체보다 크지 않다
-- title_en: A part is not larger than its whole, by the same origin for the same period
-- severity: warning
select
    part.observation_id as subject,
    p.quote || ' > ' || w.quote || ' (' || whole.observation_id || ')' as detail_ko,
    detail_ko as detail_en
from observations part
join indicators i on i.indicator_id = part.indicator_id
join observations whole on whole.indicator_id = i.part_of
join mentions p on p.mention_id = part.mention_id
join mentions w on w.mention_id = whole.mention_id
where p.unit = w.unit
    and p.origin_id = w.origin_id
    and p.period_start is not distinct from w.period_start
    and p.period_end is not distinct from w.period_end
    and part.low > whole.high
