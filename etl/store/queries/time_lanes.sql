-- The lanes of the chosen figures that have a time, those with most of them first; `lanes` is how many there are.
with chosen as (
    select
        origin_id as lane, -- with $by_origin
        coalesce(measure, '') as lane, -- with $by_measure
        period_start,
        period_end
    from figure_rows
    where true
-- chosen
)
select
    c.lane,
    any_value(v.ko) as ko,
    any_value(v.en) as en,
    cast(count(*) as integer) as figures,
    cast(count(coalesce(c.period_start, c.period_end)) as integer) as dated,
    cast(count(*) over () as integer) as lanes
from chosen c
left join facet_values v on v.field = $by and v.value = c.lane
group by c.lane
having count(coalesce(c.period_start, c.period_end)) > 0
order by dated desc, c.lane
limit $limit offset $first
