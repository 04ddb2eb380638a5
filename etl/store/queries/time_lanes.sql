-- The lanes of the chosen figures that have a time, those with most of them first; where a stretch of time is given,
-- only lanes with figures in it. `lanes` is how many these are, `all_lanes` how many there are at any time.
with chosen as (
    select
        origin_id as lane, -- with $by_origin
        coalesce(measure, '') as lane, -- with $by_measure
        true as is_seen, -- without $start_day
        coalesce(date_from, first_day(period_end)) <= cast($end_day as date) and coalesce(date_to, last_day_of(period_start)) >= cast($start_day as date) as is_seen,
        coalesce(period_start, period_end) is not null as is_dated
    from figure_rows
    where true
-- chosen
),
counted as (
    select
        lane,
        cast(count(*) as integer) as figures,
        cast(count(*) filter (is_dated) as integer) as dated,
        cast(count(*) filter (is_dated and is_seen) as integer) as seen
    from chosen
    group by lane
    having dated > 0
),
told as (
    select
        *,
        cast(count(*) filter (seen > 0) over () as integer) as lanes,
        cast(count(*) over () as integer) as all_lanes
    from counted
)
select t.lane, v.ko, v.en, t.figures, t.dated, t.seen, t.lanes, t.all_lanes
from told t
left join facet_values v on v.field = $by and v.value = t.lane
where t.seen > 0
order by t.dated desc, t.lane
limit $limit offset $first
