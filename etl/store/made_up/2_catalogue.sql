-- Families, units, indicators and origins. Every hundredth indicator is the legal limit of the one before it.
insert into families by name
select family, n + 1 as ordinal, ko, en, description_ko, description_en from made_families order by n;

insert into units by name select *, '1' as factor from made_units;

create temp table made_indicators as
with numbered as (
    select
        i,
        i - (i % 100 = 99)::integer as own,  -- a limit is called after what it limits
        i % 100 = 99 as is_cap
    from range($indicators) as numbers(i)
)
select
    x.i,
    x.is_cap,
    item.family || format('.made_{:06}', x.i) as indicator_id,
    item.family || format('.made_{:06}', x.own) as capped,
    item.family,
    item.n as item,
    region.n as region,
    m.unit,
    m.measure,
    m.chart,
    m.concept,
    area.term as area,
    coalesce(part.term, item.ko) as part,
    region.ko || ' ' || item.ko || ' ' || m.ko || if(x.is_cap, ' 상한', '')
        || if(x.i >= 5000, format(' {}', x.i // 5000 + 1), '') as ko,
    format(m.en, item.en, region.en) || if(x.is_cap, ', limit', '')
        || if(x.i >= 5000, format(' {}', x.i // 5000 + 1), '') as en,
    if(m.unit = 'percent', 90, power(10, 2 + choose(6, x.own, 'size', 0))) as size
from numbered x
join made_items item on item.n = x.own % 40
join made_regions region on region.n = (x.own // 40) % 25
join made_measures m on m.n = (x.own + x.own // 1000) % 5
left join terms area on area.sort = 'area' and area.ko = region.ko
left join terms part on part.sort = 'breakdown' and part.ko = item.ko
order by x.i;

insert into indicators by name
select
    indicator_id, family, i + 1 as ordinal, ko, en, ko as description_ko, en as description_en, unit,
    if(is_cap, 'cap', measure) as measure, if(is_cap, capped, null) as cap_of, chart, false as is_estimated
from made_indicators
order by i;

create temp table made_origins as
select
    (b.n * 25 + r.n)::integer as n,
    format('made.{:03}', b.n * 25 + r.n) as origin_id,
    r.ko || ' ' || b.ko as ko,
    b.en || ' of ' || r.en as en,
    b.type
from made_bodies b cross join made_regions r;
