-- title_ko: 글이 말하는 하락과 표의 값이 어긋나는 곳
-- title_en: Where the text speaks of a fall and its own table shows a peak
-- severity: note
-- The text says that indicators fell until a year; a row of the table in the same document is highest in that year.
with series as (
    select m.document_id, m.table_id, m.row_index, o.indicator_id, m.period_start as year, o.value,
        max(o.value) over row_values as highest, count(*) over row_values as years, o.observation_id
    from observations o join mentions m using (mention_id)
    where m.table_id is not null and o.value is not null
    window row_values as (partition by m.table_id, m.row_index)
),
said as (
    select distinct p.document_id, year, p.passage_id
    from passages p, unnest(regexp_extract_all(p.reading, '((?:19|20)\d\d)년까지', 1)) as y(year)
    where regexp_matches(p.reading, '(?:퇴행|하락|감소|악화|후퇴|마이너스)') and contains(p.reading, '표')
)
select
    s.observation_id as subject,
    i.ko || ': 글은 ' || s.year || '년까지 나빠졌다고 하나, 표에서는 ' || s.year || '년이 가장 크다' as detail_ko,
    i.en || ': the text speaks of a fall until ' || s.year || ', the table is highest in ' || s.year as detail_en
from series s
join said on said.document_id = s.document_id and said.year = s.year
join indicators i using (indicator_id)
where s.value = s.highest and s.years > 2
