-- title_ko: 비교 기준 시점은 그 값의 시점보다 앞선다
-- title_en: What a figure is compared with lies before it
-- severity: warning
-- Compared as far as both dates are written; the same time on both sides is no comparison either.
select
    o.observation_id as subject,
    m.reading || ': ' || coalesce(m.period_start, m.period_end) || ' ← ' || m.base_start as detail_ko,
    detail_ko as detail_en
from observations o
join mentions m using (mention_id)
where m.base_start is not null
    and (
        left(m.base_start, least(length(m.base_start), length(coalesce(m.period_end, m.period_start))))
        > left(coalesce(m.period_end, m.period_start), length(m.base_start))
        or (m.base_start = m.period_start and m.base_end is not distinct from m.period_end)
    )
