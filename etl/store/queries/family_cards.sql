-- One row an indicator that has figures: its latest figure as quoted, how many origins state it,
-- and the widest ratio between two of them whose units can be compared.
with latest as (
    select
        *,
        count(*) over (partition by indicator_id) as figures,
        count(distinct origin_id) over (partition by indicator_id) as origins,
        row_number() over (
            partition by indicator_id
            order by coalesce(period_end, period_start, published) desc nulls last,
                published desc nulls last, observation_id
        ) as n
    from figures
),
widest as (
    select indicator_id, max(ratio) as widest_ratio from relations
    where type not in ('unit', 'revision')
    group by indicator_id
)
select
    i.family,
    i.indicator_id,
    i.ko,
    i.en,
    i.unit,
    i.measure,
    i.chart,
    cast(l.figures as integer) as figures,
    cast(l.origins as integer) as origins,
    r.widest_ratio,
    l.observation_id,
    l.quote_value,
    l.value,
    l.low,
    l.high,
    l.bound,
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
left join widest r on r.indicator_id = i.indicator_id
order by f.ordinal, i.ordinal, i.indicator_id
