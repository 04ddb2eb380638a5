-- Where figures stand: documents, their passages in order, the figures of each passage.
-- The first document is long: of some 500 pages. Every twentieth has a table, every fifth is in English (none of these).
-- Two figures a paragraph, and in
-- every third of those one more that is no value of an indicator.
create temp table made_documents as
with shares as (
    select d, if(d = 0, least(2000, $observations // 10), 0)::bigint as first, least(2000, $observations // 10) as long
    from range($documents) as numbers(d)
),
counted as (
    select
        d,
        if(d = 0, first,
            ($observations - long) * d // greatest($documents - 1, 1)
            - ($observations - long) * (d - 1) // greatest($documents - 1, 1)) as figures
    from shares
)
select
    d::integer as d,
    format('{:05}', d) as document_id,
    figures::integer as figures,
    (d % 20 = 7 and figures >= 30) as has_table,
    if(d = 0, 5400, 12) as fillers,
    choose(25, d, 'region', 0) as region,
    choose(40, d, 'item', 0) as item,
    2006 + choose(19, d, 'year', 0) as year,
    if(d % 5 = 3, 'en', 'ko') as language,
    ((figures - if(has_table, 20, 0) + 1) // 2)::integer as paragraphs
from counted;

-- kind of each passage: `told` says its words, `figures` holds figures; `key` is the order in the document.
create temp table made_passages as
with body as (
    select
        d, p::integer as key,
        (p + 1) * paragraphs // (paragraphs + fillers) > p * paragraphs // (paragraphs + fillers) as holds,
        (p * paragraphs // (paragraphs + fillers))::integer as nth
    from made_documents, unnest(range(paragraphs + fillers)) as places(p)
)
select d, -1 as key, 'heading' as kind, 'title' as sort, 0 as nth from made_documents
union all
select
    d, key,
    if(not holds and (key - nth) % 6 = 0, 'heading', 'paragraph'),
    case when holds then 'figures' when (key - nth) % 6 = 0 then 'section' else 'told' end,
    nth
from body
union all
select d, 1000000 + row, 'table_row', if(row = 0, 'columns', 'cells'), row
from made_documents, unnest(range(5)) as lines(row) where has_table
union all
select d, 1000010, 'source_line', 'source', 0 from made_documents where has_table
union all
select d, 999999, 'caption', 'caption', 0 from made_documents where has_table
union all
select d, 2000000 + n, 'reference', 'work', n from made_documents, unnest(range(1, 4)) as entries(n)
order by 1, 2;

create temp table made_figures as
with slots as (
    select d, key, sort, nth, s::integer as s, s < 2 or sort = 'cells' as is_value
    from made_passages, unnest(range(if(sort = 'cells', 5, 2 + (nth % 3 = 0)::integer))) as slots(s)
    where sort in ('figures', 'cells')
),
ranked as (
    select *, row_number() over (partition by d, is_value order by key desc, s) - 1 as rank from slots
),
grouped as (
    select
        r.d, r.key, r.sort, r.nth, r.s, r.rank::integer as rank, x.document_id, x.language, x.year as said,
        r.is_value and r.rank < x.figures as is_value,
        if(r.sort = 'cells', 100000 + r.nth, r.rank // 4)::integer as g
    from ranked r join made_documents x using (d)
),
drawn as (
    select
        *,
        greatest($indicators - $indicators // 50, 1) as common,
        choose(1000003, d, g, 'indicator') / 1000003.0 as u
    from grouped
),
chosen as (
    select
        *,
        if(choose(500, d, g, 'rare') = 0 and common < $indicators,
            common + choose($indicators - common, d, g, 'which'),
            least(floor(common * power(u, 1.6)), common - 1))::integer as i
    from drawn
)
select
    c.d, c.key, c.sort, c.nth, c.s, c.g, c.is_value, c.document_id, c.language, c.said,
    if(c.is_value, 'linked', if(choose(3, c.d, c.rank, 'status') = 0, 'waiting', 'set_aside')) as status,
    x.indicator_id, if(c.language = 'ko', x.ko, x.en) as indicator_name, x.unit, x.is_cap, x.size, x.concept, x.area, x.part,
    if(c.sort = 'cells', 2019 + c.s, 2004 + choose(18, c.d, c.g, 'from') + c.rank % 4)::integer as year,
    if(c.sort = 'figures' and choose(8, c.d, c.g, 'grain') = 0, 1 + choose(12, c.d, c.rank, 'month'), null) as month,
    if(c.sort = 'figures' and choose(10, c.d, c.g, 'author') < 3, null,
        (c.i * 7 + choose(9, c.d, c.g, 'origin')) % 400) as named,
    choose(100, c.d, c.rank, 'bound') as luck,
    choose(100, c.d, c.rank, 'kind') as kind_luck,
    choose(10007, c.d, c.rank, 'value') / 10007.0 as v
from chosen c join made_indicators x using (i);
