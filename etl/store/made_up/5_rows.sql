-- The tables of the store, each in the order of the documents.
insert into documents
select
    x.document_id, x.document_id || '.txt', sha256(x.document_id), 'ko', 'text',
    r.ko || ' ' || i.ko || ' (' || x.year || ')', i.en || ' in ' || r.en || ' (' || x.year || ')',
    r.ko || ' ' || i.ko || ' 수급과 정책 과제', null, '편집부', null,
    r.ko || ' 정책연구소', '정책 자료', cast(x.d as varchar), 'report', cast(x.year as varchar), null, null, null,
    null, null, '{}', length(t.text), t.text
from made_documents x
join made_regions r on r.n = x.region
join made_items i on i.n = x.item
join (select d, string_agg(reading, chr(10) || chr(10) order by key) as text from made_places group by d) t
    on t.d = x.d
order by x.d;

insert into origins
select origin_id, ko, en, type, null, null from made_origins
union all
select 'author:' || document_id, label_ko, label_en, 'author', null, document_id from documents
order by origin_id;

insert into passages
select
    passage_id, document_id, ordinal, kind, null, if(sort = 'work', cast(nth as varchar), null),
    if(kind = 'table_row', document_id || '-t1', null), char_start, char_end, reading,
    range(char_start, char_end),
    case when sort = 'figures' then (
        select flatten(list([m.sentence_start - p.char_start, m.sentence_end - p.char_start] order by m.s))
        from made_mentions m where m.d = p.d and m.key = p.key
    ) else [0, length(reading)] end
from made_places p
order by d, ordinal;

insert into tables
select
    document_id || '-t1', document_id, 1, any_value(reading) filter (sort = 'caption'),
    any_value(reading) filter (sort = 'source'), min(char_start), max(char_end), 5, 7
from made_places
where sort in ('caption', 'columns', 'cells', 'source')
group by d, document_id
order by d;

insert into cells
select document_id || '-t1', 0, c, 'column_label', '' || (2017 + c), char_start + 8 + (c - 2) * 7 + 2,
    char_start + 8 + (c - 2) * 7 + 6, null
from made_places, unnest(range(2, 7)) as columns(c)
where sort = 'columns'
union all
select distinct document_id || '-t1', nth, 0, 'row_label', indicator_ko, passage_start,
    passage_start + length(indicator_ko), null
from made_mentions where sort = 'cells'
union all
select distinct document_id || '-t1', nth, 1, 'unit', unit_ko, passage_start + length(indicator_ko) + 3,
    passage_start + length(indicator_ko) + 3 + length(unit_ko), null
from made_mentions where sort = 'cells'
union all
select document_id || '-t1', nth, s + 2, 'data', quote, char_start, char_end, mention_id
from made_mentions where sort = 'cells'
order by 1, 2, 3;

insert into numerals
select document_id || ':' || a || '-' || b, document_id, a, b, quote, class, reason, value, mention
from (
    select d, document_id, char_start as a, char_end as b, quote, 'quantity' as class, '수와 단위' as reason,
        value, mention_id as mention
    from made_mentions
    union all
    select d, document_id, begin + length(opening), begin + length(opening) + length(period), period, 'date',
        '날짜나 기간을 나타내는 말', null, null
    from made_mentions where status = 'linked' and sort = 'figures'
    union all
    select d, document_id, char_start + 1, char_start + 1 + length(cast(key // 9 + 1 as varchar)),
        cast(key // 9 + 1 as varchar), 'ordinal', '차례를 나타내는 수', null, null
    from made_places where sort = 'section'
)
order by d, a;

insert into mentions
select
    mention_id, document_id, passage_id, char_start, char_end, quote, quote, value,
    if(bound = 'at_most', null, value), if(bound = 'at_least', null, value), bound, false, unit, unit_ko, kind,
    if(status = 'set_aside', 'duration', 'count'), period_key, period_key,
    if(period_key is null, null, if(month is null, 'year', 'month')), if(period_key is null, null, 'during'), false,
    null, null, null, null, said_by, sentence_start, sentence_end,
    if(sort = 'cells', indicator_ko || ' · ' || year || ': ' || quote, words),
    if(sort = 'cells', document_id || '-t1', null), if(sort = 'cells', nth, null), if(sort = 'cells', s + 2, null),
    status,
    case status when 'linked' then 'rule:' || indicator_id when 'waiting' then '맞는 지표가 없다' else '기간을 나타내는 수' end,
    if(status = 'waiting', [indicator_id], []), []
from made_mentions
order by d, char_start;

insert into statements
select mention_id, null, null, null, 'level', null, null, [], null, '{}'
from made_mentions
order by d, char_start;

insert into evidence
select mention_id, role, document_id, a, b, quote, rule
from (
    select d, char_start, mention_id, document_id, role, a, b, quote, 'made.' || role as rule
    from (
        select d, char_start, mention_id, document_id, 'number' as role,
            char_start + if(sort = 'cells', 0, length(before)) as a, a + length(digits) as b, digits as quote
        from made_mentions
        union all
        select d, char_start, mention_id, document_id, 'unit', char_start + length(before) + length(digits) as a,
            a + length(unit_ko), unit_ko
        from made_mentions where sort = 'figures'
        union all
        select d, char_start, mention_id, document_id, 'unit', passage_start + length(indicator_ko) + 3 as a,
            a + length(unit_ko), unit_ko
        from made_mentions where sort = 'cells'
        union all
        select d, char_start, mention_id, document_id, 'bound', char_end - 2, char_end, ltrim(after)
        from made_mentions where sort = 'figures' and after <> ''
        union all
        select d, char_start, mention_id, document_id, 'origin', begin, begin + length(origin_ko), origin_ko
        from made_mentions where sort = 'figures' and status = 'linked' and origin_ko is not null
        union all
        select d, char_start, mention_id, document_id, 'period', begin + length(opening) as a, a + length(period), period
        from made_mentions where sort = 'figures' and status = 'linked'
        union all
        select d, char_start, mention_id, document_id, 'indicator', begin + length(opening) + length(period) + 1 as a,
            a + length(indicator_ko), indicator_ko
        from made_mentions where sort = 'figures' and status = 'linked'
        union all
        select d, char_start, mention_id, document_id, 'row', passage_start, passage_start + length(indicator_ko), indicator_ko
        from made_mentions where sort = 'cells'
    )
)
order by d, char_start, a;

insert into works
select
    document_id || ':r' || nth, document_id, cast(nth as varchar), char_start, char_end, reading, '편집부', null, null, null
from made_places where sort = 'work'
order by d, nth;

insert into citations
select mention_id, document_id || ':r' || (1 + s), cast(1 + s as varchar), char_start, char_end, 'made'
from made_mentions where status = 'linked' and luck % 20 = 3 and sort = 'figures'
order by d, char_start;

insert into corrections
select mention_id, document_id, indicator_ko || ' / ' || year, quote, cast(value + 1 as varchar), value + 1,
    '같은 표의 다른 값과 견주어 끝자리가 어긋난다.', 'The last digit disagrees with the other values of the table.', 'mention_quotes'
from made_mentions
where sort = 'cells' and status = 'linked' and choose(97, d, nth, s) = 0
order by d, char_start
limit 200;

insert into observations
select
    m.mention_id, m.mention_id, m.indicator_id, if(c.value is null, 'published', 'corrected'),
    coalesce(c.value, m.value),
    coalesce(c.value, if(m.bound = 'at_most', null, m.value)),
    coalesce(c.value, if(m.bound = 'at_least', null, m.value)),
    c.correction_id, null, null
from made_mentions m left join corrections c on c.correction_id = m.mention_id
where m.status = 'linked'
order by m.d, m.char_start;

insert into decisions
select
    mention_id, 'accept', indicator_id, '본문의 표와 같은 값이다.', '검토자', '2025-01-' || format('{:02}', 1 + d % 28), null
from made_mentions where status = 'linked' and choose(2003, d, key, s) = 0
order by d, char_start
limit 500;

-- Neighbours of one indicator and period that different origins state.
insert into relations
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
    ],
    round(greatest(a, b)::double / least(a, b)::double, 4),
    '같은 기간을 두고 다른 출처가 다른 값을 댄다.', 'Different origins state different values for the same period.'
from pairs
where n <= 2 and right_id is not null and left_origin <> right_origin and a <> b and least(a, b) > 0
order by indicator_id, left_id, right_id;
