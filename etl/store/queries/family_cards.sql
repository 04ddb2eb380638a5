-- One row an indicator that has figures: its latest figure as quoted, how many origins state it,
-- and the widest ratio between two of them whose units can be compared.
with latest as (
    select
        f.*,
        row_number() over (
            partition by f.indicator_id
            order by coalesce(f.period_end, f.period_start, f.published) desc nulls last,
                f.published desc nulls last, f.observation_id
        ) as n
    from figures f
)
select
    i.family,
    i.indicator_id,
    i.ko,
    i.en,
    i.unit,
    i.measure,
    i.chart,
    cast(t.figures as integer) as figures,
    cast(t.origins as integer) as origins,
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
join (
    select o.indicator_id, count(*) as figures, count(distinct m.origin_id) as origins
    from observations o join mentions m using (mention_id)
    group by o.indicator_id
) t on t.indicator_id = i.indicator_id
left join (
    select r.indicator_id, max(r.ratio) as widest_ratio
    from relations r
    join mentions a on a.mention_id = r.left_id
    join mentions b on b.mention_id = r.right_id
    where r.type <> 'unit' and a.origin_id <> b.origin_id
    group by r.indicator_id
) r on r.indicator_id = i.indicator_id
order by f.ordinal, i.ordinal, i.indicator_id
