-- The words: a sentence for each figure with the place of every part in it, passages, documents.
create temp table made_sentences as
with numbers as (
    select
        f.* exclude (unit),
        case f.status when 'linked' then f.unit when 'waiting' then 'case' else 'year' end as unit,
        case
            when f.status <> 'linked' then cast(2 + floor(v * 40) as decimal(38, 10))
            when f.unit = 'percent' then cast(round(3 + v * size, 1) as decimal(38, 10))
            else cast(round(size * (0.6 + 0.8 * v) * (1 + (year - 2004) * 0.04)) as decimal(38, 10))
        end as value,
        case
            when f.status <> 'linked' or sort = 'cells' or is_cap then 'exact'
            when luck < 68 then 'exact' when luck < 82 then 'about' when luck < 94 then 'at_least' else 'at_most'
        end as bound,
        case
            when is_cap then 'cap' when kind_luck < 60 then 'observed' when kind_luck < 75 then 'estimate'
            when kind_luck < 95 or year <= said then 'claim' else 'forecast'
        end as kind,
        o.origin_id, if(f.language = 'ko', o.ko, o.en) as origin_name
    from made_figures f left join made_origins o on o.n = f.named
),
worded as (
    select
        n.*,
        if(language = 'ko', u.ko, u.en) as unit_name,
        if(language = 'ko', '', ' ') as gap,
        if(n.unit = 'percent', format('{:.1f}', n.value::double), format('{:,}', n.value::bigint)) as digits,
        case
            when bound = 'about' then if(language = 'ko', '약 ', 'about ')
            when language = 'ko' then '' when bound = 'at_least' then 'at least ' when bound = 'at_most' then 'at most '
            else ''
        end as before,
        case
            when language = 'en' then '' when bound = 'at_least' then ' 이상' when bound = 'at_most' then ' 이하' else ''
        end as after,
        case
            when language = 'ko' then case
                when status = 'linked' then coalesce(origin_name || '에 따르면 ', '이 글의 셈으로는 ')
                when status = 'waiting' then '이 밖에 따로 접수된 신청이 '
                else '이 흐름은 지난 '
            end
            when status = 'linked' then coalesce('According to the ' || origin_name || ', in ', 'By our own count, in ')
            when status = 'waiting' then 'Requests received besides: '
            else 'This trend has gone on for '
        end as opening,
        if(
            language = 'ko', year || '년' || coalesce(' ' || month || '월', ''),
            coalesce(monthname(make_date(year, month, 1)) || ' ', '') || year
        ) as period
    from numbers n join made_units u using (unit)
),
placed as (
    select
        *,
        before || digits || gap || unit_name || after as quote,
        opening || if(
            status = 'linked', period || ' ' || indicator_name || if(language = 'ko', ' 규모는 ', ' came to '), ''
        ) as head,
        case
            when language = 'en' then '.' when status = 'linked' then '이다.' when status = 'waiting' then ' 있었다.'
            else ' 동안 이어졌다.'
        end as tail
    from worded
)
select
    * exclude (quote),
    if(sort = 'cells', digits, quote) as quote,
    if(sort = 'cells', digits, head || quote || tail) as words
from placed;

-- The text of each passage; a row of a table is its cells between bars.
create temp table made_readings as
with figures as (
    select d, key, string_agg(words, ' ' order by s) as words from made_sentences where sort = 'figures' group by all
),
lines as (
    select
        d, key,
        any_value(indicator_name) || ' | ' || any_value(unit_name) || ' | ' || string_agg(words, ' | ' order by s) as words
    from made_sentences where sort = 'cells' group by all
)
select
    p.*, x.document_id, x.language,
    case if(x.language = 'en', 'in English ' || p.sort, p.sort)
        when 'in English title' then 'Supply of ' || i.en || ' in ' || r.en || ' and what policy can do'
        when 'in English section' then 'Section ' || (p.key // 9 + 1) || '. Conditions in ' || r.en
        when 'in English told' then
            'As for ' || i.en || ' in ' || r.en || ', ' || a.en || '. There ' || b.en || '. Besides, ' || c.en || '.'
        when 'in English work' then
            'Editors (' || (x.year - p.nth) || '). The changing market for ' || i.en || '. Economy of ' || r.en
            || ', no. ' || p.nth || '.'
        when 'title' then r.ko || ' ' || i.ko || ' 수급과 정책 과제'
        when 'section' then '제' || (p.key // 9 + 1) || '절 ' || r.ko || '의 여건'
        when 'told' then r.ko || ' ' || i.ko || ' 부문을 보면 ' || a.ko || '. ' || b.ko || '. 그런가 하면 ' || c.ko || '.'
        when 'caption' then '<표 1. ' || r.ko || '의 주요 지표>'
        when 'columns' then '구분 | 단위 | 2019 | 2020 | 2021 | 2022 | 2023'
        when 'source' then '* 자료: 이 글의 필자.'
        when 'work' then '편집부. (' || (x.year - p.nth) || '). 「' || i.ko || ' 시장의 구조 변화」. 『' || r.ko || ' 경제』 제' || p.nth || '호.'
        else coalesce(f.words, l.words)
    end as reading
from made_passages p
join made_documents x using (d)
join made_regions r on r.n = x.region
join made_items i on i.n = x.item
join made_phrases a on a.n = choose(16, p.d, p.key, 'a')
join made_phrases b on b.n = choose(16, p.d, p.key, 'b')
join made_phrases c on c.n = choose(16, p.d, p.key, 'c')
left join figures f on f.d = p.d and f.key = p.key and p.sort = 'figures'
left join lines l on l.d = p.d and l.key = p.key and p.sort = 'cells';

create temp table made_places as
select
    *,
    (row_number() over texts - 1)::integer as ordinal,
    (coalesce(sum(length(reading) + 2) over (texts rows between unbounded preceding and 1 preceding), 0))::integer
        as char_start,
    char_start + length(reading)::integer as char_end,
    document_id || ':' || char_start || '-' || char_end as passage_id
from made_readings
window texts as (partition by d order by key);

-- Every figure with the offsets of its parts in the text of its document.
create temp table made_mentions as
with sentences as (
    select
        s.*, p.passage_id, p.char_end as passage_end, p.char_start as passage_start,
        (p.char_start + case
            when s.sort = 'cells' then length(s.indicator_name) + length(s.unit_name) + 6
            else 0
        end + coalesce(sum(length(s.words) + if(s.sort = 'cells', 3, 1)) over (
            partition by s.d, s.key order by s.s rows between unbounded preceding and 1 preceding
        ), 0))::integer as begin
    from made_sentences s join made_places p on p.d = s.d and p.key = s.key
)
select
    *,
    if(sort = 'cells', begin, begin + length(head))::integer as char_start,
    (char_start + length(quote))::integer as char_end,
    document_id || ':' || char_start || '-' || char_end as mention_id,
    if(sort = 'cells', passage_start, begin)::integer as sentence_start,
    if(sort = 'cells', passage_end, begin + length(words))::integer as sentence_end,
    coalesce(origin_id, 'author:' || document_id) as said_by,
    if(status = 'linked', year || coalesce(format('-{:02}', month), ''), null) as period_key
from sentences
order by d, char_start;
