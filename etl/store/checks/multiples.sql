-- title_ko: 글이 말하는 배수가 같은 단락의 두 수치와 맞는다
-- title_en: A multiple agrees with the two figures of its paragraph
-- severity: warning
-- A figure and that of the base period, or a figure and its legal cap. A tenth of tolerance: texts round.
select
    n.observation_id as subject,
    m.quote || ' ≠ ' || larger.quote || ' / ' || smaller.quote as detail_ko,
    detail_ko as detail_en
from observations n
join mentions m using (mention_id)
join mentions larger on larger.passage_id = m.passage_id
join mentions smaller on smaller.passage_id = m.passage_id and smaller.unit = larger.unit
join observations a on a.mention_id = larger.mention_id
join observations b on b.mention_id = smaller.mention_id
join indicators i on i.indicator_id = b.indicator_id
where m.unit = 'times'
    and larger.unit <> 'times'
    and a.value > b.value
    and b.value > 0
    and (
        i.cap_of = a.indicator_id
        or (a.indicator_id = b.indicator_id and smaller.period_start = m.base_start)
    )
    and larger.char_end <= m.char_start
    and smaller.char_end <= m.char_start
    and abs(a.value / b.value / n.value - 1) > 0.1
