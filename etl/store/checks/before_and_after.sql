-- title_ko: 한 문장이 말하는 앞뒤 두 값의 변화율
-- title_en: The change between two values that one sentence states
-- severity: note
-- Two exact figures of one indicator and one origin in one sentence, without a period of their own: before, then after.
select
    o.observation_id as subject,
    m.reading || ' → ' || later.reading || ': ' || replace(round(100.0 * (p.value / o.value - 1), 1)::varchar, '-', '−') || '%' as detail_ko,
    detail_ko as detail_en
from observations o
join mentions m using (mention_id)
join observations p on p.indicator_id = o.indicator_id
join mentions later on later.mention_id = p.mention_id
where later.passage_id = m.passage_id
    and later.sentence_start = m.sentence_start
    and later.char_start > m.char_end
    and later.origin_id = m.origin_id
    and m.bound = 'exact' and later.bound = 'exact'
    and m.period_start is not distinct from later.period_start
    and m.period_end is not distinct from later.period_end
    and m.table_id is null
    and o.value > 0
