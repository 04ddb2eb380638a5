-- The tables of the store, each in the order of the documents.
insert into documents by name
select
    x.document_id, x.document_id || '.txt' as file, sha256(x.document_id) as sha256, x.language,
    'text' as format, r.ko || ' ' || i.ko || ' (' || x.year || ')' as label_ko,
    i.en || ' in ' || r.en || ' (' || x.year || ')' as label_en, t.title,
    if(x.language = 'ko', '편집부', 'Editors') as author,
    if(x.language = 'ko', r.ko || ' 정책연구소', 'Policy Institute of ' || r.en) as publisher,
    if(x.language = 'ko', '정책 자료', 'Policy Papers') as container, cast(x.d as varchar) as number,
    'report' as type, cast(x.year as varchar) as published, '{}' as bibliography, length(t.text) as length, t.text
from made_documents x
join made_regions r on r.n = x.region
join made_items i on i.n = x.item
join (
    select
        d, string_agg(reading, chr(10) || chr(10) order by key) as text,
        any_value(reading) filter (sort = 'title') as title
    from made_places group by d
) t on t.d = x.d
order by x.d;

insert into origins by name
select origin_id, ko, en, type, null as document_id from made_origins
union all
select 'author:' || document_id, label_ko, label_en, 'author', document_id from documents
order by origin_id;

insert into passages by name
select
    passage_id, document_id, ordinal, kind, if(sort = 'work', cast(nth as varchar), null) as marker,
    if(kind = 'table_row', document_id || '-t1', null) as table_id, char_start, char_end, reading,
    range(char_start, char_end) as starts,
    case when sort = 'figures' then (
        select flatten(list([m.sentence_start - p.char_start, m.sentence_end - p.char_start] order by m.s))
        from made_mentions m where m.d = p.d and m.key = p.key
    ) else [0, length(reading)] end as sentences
from made_places p
order by d, ordinal;

insert into tables by name
select
    document_id || '-t1' as table_id, document_id, 1 as ordinal,
    any_value(reading) filter (sort = 'caption') as caption, any_value(reading) filter (sort = 'source') as source,
    min(char_start) as char_start, max(char_end) as char_end, 5 as n_rows, 7 as n_columns
from made_places
where sort in ('caption', 'columns', 'cells', 'source')
group by d, document_id
order by d;

insert into cells by name
select
    document_id || '-t1' as table_id, 0 as row_index, c as column_index, 'column_label' as role,
    '' || (2017 + c) as text, char_start + 8 + (c - 2) * 7 + 2 as char_start,
    char_start + 8 + (c - 2) * 7 + 6 as char_end, null as mention_id
from made_places, unnest(range(2, 7)) as columns(c)
where sort = 'columns'
union all
select distinct document_id || '-t1', nth, 0, 'row_label', indicator_name, passage_start,
    passage_start + length(indicator_name), null
from made_mentions where sort = 'cells'
union all
select distinct document_id || '-t1', nth, 1, 'unit', unit_name, passage_start + length(indicator_name) + 3,
    passage_start + length(indicator_name) + 3 + length(unit_name), null
from made_mentions where sort = 'cells'
union all
select document_id || '-t1', nth, s + 2, 'data', quote, char_start, char_end, mention_id
from made_mentions where sort = 'cells'
order by 1, 2, 3;

insert into numerals by name
select
    document_id || ':' || a || '-' || b as numeral_id, document_id, a as char_start, b as char_end, quote, class,
    reason, value, mention_id
from (
    select d, document_id, char_start as a, char_end as b, quote, 'quantity' as class, '수와 단위' as reason,
        value, mention_id
    from made_mentions
    union all
    select d, document_id, begin + length(opening), begin + length(opening) + length(period), period, 'date',
        '날짜나 기간을 나타내는 말', null, null
    from made_mentions where status = 'linked' and sort = 'figures'
    union all
    select d, document_id, char_start + if(language = 'ko', 1, 8) as a, a + length(cast(key // 9 + 1 as varchar)),
        cast(key // 9 + 1 as varchar), 'ordinal', '차례를 나타내는 수', null, null
    from made_places where sort = 'section'
)
order by d, a;

insert into mentions by name
select
    mention_id, document_id, passage_id, char_start, char_end, quote, quote as reading, value,
    if(bound = 'at_most', null, value) as low, if(bound = 'at_least', null, value) as high, bound,
    false as is_vague, unit, unit_name as unit_quote, kind, if(status = 'set_aside', 'duration', 'count') as class,
    period_key as period_start, period_key as period_end,
    if(period_key is null, null, if(month is null, 'year', 'month')) as grain,
    if(period_key is null, null, 'during') as period_relation, false as period_inferred, said_by as origin_id,
    sentence_start, sentence_end,
    if(sort = 'cells', indicator_name || ' · ' || year || ': ' || quote, words) as sentence,
    if(sort = 'cells', document_id || '-t1', null) as table_id, if(sort = 'cells', nth, null) as row_index,
    if(sort = 'cells', s + 2, null) as column_index, status,
    case status when 'linked' then 'rule:' || indicator_id when 'waiting' then '맞는 지표가 없다' else '기간을 나타내는 수' end
        as reason,
    if(status = 'waiting', [indicator_id], []) as candidates, [] as notes
from made_mentions
order by d, char_start;

insert into statements by name
select
    mention_id, 'level' as transformation, '{}' as taken_over,
    if(status = 'linked', concept, null) as measure, if(status = 'linked', area, null) as ref_area,
    if(status = 'linked', [part], []) as breakdown
from made_mentions
order by d, char_start;

insert into evidence by name
select mention_id, role, document_id, a as char_start, b as char_end, quote, rule
from (
    select d, char_start, mention_id, document_id, role, a, b, quote, 'made.' || role as rule
    from (
        select d, char_start, mention_id, document_id, 'number' as role,
            char_start + if(sort = 'cells', 0, length(before)) as a, a + length(digits) as b, digits as quote
        from made_mentions
        union all
        select d, char_start, mention_id, document_id, 'unit', char_start + length(before || digits || gap) as a,
            a + length(unit_name), unit_name
        from made_mentions where sort = 'figures'
        union all
        select d, char_start, mention_id, document_id, 'unit', passage_start + length(indicator_name) + 3 as a,
            a + length(unit_name), unit_name
        from made_mentions where sort = 'cells'
        union all
        select d, char_start, mention_id, document_id, 'bound', char_end - 2, char_end, ltrim(after)
        from made_mentions where sort = 'figures' and after <> ''
        union all
        select d, char_start, mention_id, document_id, 'bound', char_start, char_start + length(before) - 1, rtrim(before)
        from made_mentions where sort = 'figures' and before like 'at %'
        union all
        select d, char_start, mention_id, document_id, 'origin', begin + strpos(opening, origin_name) - 1 as a,
            a + length(origin_name), origin_name
        from made_mentions where sort = 'figures' and status = 'linked' and origin_name is not null
        union all
        select d, char_start, mention_id, document_id, 'period', begin + length(opening) as a, a + length(period), period
        from made_mentions where sort = 'figures' and status = 'linked'
        union all
        select d, char_start, mention_id, document_id, 'indicator', begin + length(opening) + length(period) + 1 as a,
            a + length(indicator_name), indicator_name
        from made_mentions where sort = 'figures' and status = 'linked'
        union all
        select d, char_start, mention_id, document_id, 'row', passage_start, passage_start + length(indicator_name), indicator_name
        from made_mentions where sort = 'cells'
    )
)
order by d, char_start, a;

insert into works by name
select
    document_id || ':r' || nth as work_id, document_id, cast(nth as varchar) as marker, char_start, char_end,
    reading as text, if(language = 'ko', '편집부', 'Editors') as author
from made_places where sort = 'work'
order by d, nth;

insert into citations by name
select
    mention_id, document_id || ':r' || (1 + s) as work_id, cast(1 + s as varchar) as marker, char_start, char_end,
    'made' as rule
from made_mentions where status = 'linked' and luck % 20 = 3 and sort = 'figures'
order by d, char_start;

insert into corrections by name
select
    mention_id as correction_id, document_id, indicator_name || ' / ' || year as place, quote as expects,
    cast(value + 1 as varchar) as becomes, value + 1 as value,
    '같은 표의 다른 값과 견주어 끝자리가 어긋난다.' as reason_ko,
    'The last digit disagrees with the other values of the table.' as reason_en, 'mention_quotes' as check_name
from made_mentions
where sort = 'cells' and status = 'linked' and choose(97, d, nth, s) = 0
order by d, char_start
limit 200;

insert into observations by name
select
    m.mention_id as observation_id, m.mention_id, m.indicator_id,
    if(c.value is null, 'published', 'corrected') as status, coalesce(c.value, m.value) as value,
    coalesce(c.value, if(m.bound = 'at_most', null, m.value)) as low,
    coalesce(c.value, if(m.bound = 'at_least', null, m.value)) as high, c.correction_id
from made_mentions m left join corrections c on c.correction_id = m.mention_id
where m.status = 'linked'
order by m.d, m.char_start;

insert into decisions by name
select
    mention_id, 'accept' as action, indicator_id, '본문의 표와 같은 값이다.' as reason, '검토자' as person,
    '2025-01-' || format('{:02}', 1 + d % 28) as decided
from made_mentions where status = 'linked' and choose(2003, d, key, s) = 0
order by d, char_start
limit 500;

-- Neighbours of one indicator and period that different origins state.
insert into relations by name
with pairs as (
    select
        indicator_id, mention_id as left_id, value as a, said_by as left_origin,
        lead(mention_id) over times as right_id, lead(value) over times as b, lead(said_by) over times as right_origin,
        row_number() over times as n
    from made_mentions
    where status = 'linked'
    window times as (partition by indicator_id, period_key, unit order by hash(mention_id))
)
select
    indicator_id, left_id, right_id,
    (['unexplained', 'window', 'definition', 'basis', 'compatible', 'revision', 'slip'])[
        1 + choose(7, left_id, right_id, 0)
    ] as verdict,
    round(greatest(a, b)::double / least(a, b)::double, 4) as ratio,
    '같은 기간을 두고 다른 출처가 다른 값을 댄다.' as reason_ko,
    'Different origins state different values for the same period.' as reason_en
from pairs
where n <= 2 and right_id is not null and left_origin <> right_origin and a <> b and least(a, b) > 0
order by indicator_id, left_id, right_id;
