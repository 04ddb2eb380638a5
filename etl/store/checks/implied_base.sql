-- title_ko: 배수가 뜻하는 기준 시점의 값
-- title_en: The base value that a multiple implies
-- severity: note
-- A figure, and in the same sentence how many times that of a base period it is: the base is figure / multiple.
select
    n.observation_id as subject,
    larger.reading || ' / ' || m.reading || ' → 약 ' || format('{:,}', cast(round(a.value / n.value) as hugeint))
        || coalesce(' (' || m.base_start || ')', '') as detail_ko,
    larger.reading || ' / ' || m.reading || ' → about ' || format('{:,}', cast(round(a.value / n.value) as hugeint))
        || coalesce(' (' || m.base_start || ')', '') as detail_en
from observations n
join mentions m using (mention_id)
join mentions larger
    on larger.passage_id = m.passage_id and larger.sentence_start = m.sentence_start and larger.char_end <= m.char_start
join observations a on a.mention_id = larger.mention_id
where m.unit = 'times'
    and larger.unit <> 'times'
    and larger.bound = 'exact'
    and m.bound in ('exact', 'about')
    and m.base_start is not null
    and n.value > 0
