-- title_ko: 실측값의 시점은 문서가 나온 뒤일 수 없다
-- title_en: What was observed lies before its document was published
-- severity: warning
-- Compared as far as both dates are written: of a paper of 2024-05, 2024 is no later time.
select
    o.observation_id as subject,
    m.reading || ': ' || m.period_start || ' > ' || d.published as detail_ko,
    detail_ko as detail_en
from observations o
join mentions m using (mention_id)
join documents d on d.document_id = m.document_id
where m.kind = 'observed'
    and left(m.period_start, least(length(m.period_start), length(d.published)))
        > left(d.published, length(m.period_start))
