-- title_ko: 한 문서에서 한 지표의 값들은 천 배씩 다르지 않다
-- title_en: Values of one indicator in a document are not a thousand times apart
-- severity: warning
-- Most often a unit in the head of a table, 천 or million, that was not read for one of them.
select
    min_by(o.observation_id, abs(o.value)) as subject,
    min_by(m.reading, abs(o.value)) || ' ↔ ' || max_by(m.reading, abs(o.value)) as detail_ko,
    detail_ko as detail_en
from observations o
join mentions m using (mention_id)
join statements s using (mention_id)
where s.transformation = 'level' and m.kind = 'observed' and m.bound in ('exact', 'about') and o.value <> 0
group by o.indicator_id, m.document_id, m.unit
having max(abs(o.value)) >= 1000 * min(abs(o.value))
