-- Of each indicator with figures: its latest figure as quoted, how many origins state it, the foremost verdict on
-- two of them; figures for a small picture; the order of its origins. Within a family the weightiest come first: what
-- nothing explains, what many origins state, what has many figures; else in the order of the catalogue.
insert into indicator_cards
with latest as (
    select
        *,
        count(*) over (partition by indicator_id) as figures,
        row_number() over (
            partition by indicator_id
            order by coalesce(period_end, period_start, published) desc nulls last,
                published desc nulls last, observation_id
        ) as n
    from measured_figures
),
origins as (
    select indicator_id, count(distinct origin_id) as origins from figure_rows group by indicator_id
),
foremost as (
    select
        indicator_id,
        arg_min(verdict, [rank_of(verdict), -coalesce(ratio, 0)]) as verdict,
        arg_min(coalesce(ratio, 0), [rank_of(verdict), -coalesce(ratio, 0)]) as ratio
    from (
        select indicator_id, verdict, ratio from relations
        union all
        select f.indicator_id, r.verdict, r.ratio
        from relations r join figure_rows f on f.observation_id = r.right_id
        where f.indicator_id <> r.indicator_id
    ) pairs
    group by indicator_id
)
select
    row_number() over (
        partition by i.family
        order by coalesce(r.verdict = 'unexplained', false) desc, o.origins desc, l.figures desc,
            i.ordinal, i.indicator_id
    ) - 1 as place,
    i.family,
    i.indicator_id,
    i.ko,
    i.en,
    i.unit,
    i.measure,
    i.chart,
    l.figures,
    o.origins,
    r.verdict,
    nullif(r.ratio, 0),
    l.observation_id,
    l.quote_value,
    l.value,
    l.low,
    l.high,
    l.bound,
    l.rate,
    l.correction_becomes,
    l.kind,
    l.is_vague,
    l.period_start,
    l.period_end,
    l.origin_id,
    l.origin_ko,
    l.origin_en
from indicators i
join families f using (family)
join latest l on l.indicator_id = i.indicator_id and l.n = 1
join origins o on o.indicator_id = i.indicator_id
left join foremost r on r.indicator_id = i.indicator_id
order by f.ordinal, place;

insert into sample_rows
with timed as (
    select
        place as r,
        count(*) over (partition by indicator_id) as n,
        row_number() over (
            partition by indicator_id order by coalesce(period_end, period_start, published) nulls first, place
        ) as k
    from measured_figures
)
select
    observation_id, indicator_id, quote_value, value, low, high, unit, bound, kind, is_vague, period_start, period_end,
    origin_id, origin_ko, origin_en, document_id, document_title, published, char_start, passage, status, rate,
    correction_becomes
from measured_figures f join timed t on t.r = f.place
where n <= 24 or k = 1 or (k * 23 // n) > ((k - 1) * 23 // n)
order by t.r;

insert into origin_places
with stated as (
    select indicator_id, origin_id, 0 as is_cap, min(rowid) as met from figure_rows group by all
    union all
    select i.cap_of, f.origin_id, 1, min(f.rowid)
    from figure_rows f join indicators i using (indicator_id)
    where i.cap_of is not null
    group by all
),
met as (
    select indicator_id, origin_id, min([is_cap, met]) as first from stated group by all
)
select
    m.indicator_id,
    m.origin_id,
    row_number() over (
        partition by m.indicator_id
        order by coalesce(
            list_position(['agency', 'government', 'organisation', 'media', 'person', 'author'], g.type), 9
        ), m.first
    ) - 1 as place,
    m.first[1] = 1
from met m join origins g using (origin_id)
order by m.indicator_id, place;
