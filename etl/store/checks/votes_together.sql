-- title_ko: 한 문장이 센 표의 합
-- title_en: The votes that one sentence counts, together
-- severity: note
select
    min(m.mention_id) as subject,
    string_agg(m.reading, ' + ' order by m.char_start) || ' = ' || cast(round(sum(cast(m.value as double))) as hugeint) as detail_ko,
    detail_ko as detail_en
from mentions m
where m.unit = 'vote' and m.value is not null
group by m.passage_id, m.sentence_start
having count(*) > 1
