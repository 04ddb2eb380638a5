-- The figures of some lanes that touch a stretch of time, heaped: those that begin within the same `step` days and end
-- within the same are one heap. Of a lane the `most` largest heaps; `in_lane` is how many figures of it touch the time.
with chosen as (
    select
        origin_id as lane, -- with $by_origin
        coalesce(measure, '') as lane, -- with $by_measure
        observation_id,
        coalesce(date_from, first_day(period_end)) as begun,
        coalesce(date_to, last_day_of(period_start)) as finished
    from figure_rows
    where coalesce(period_start, period_end) is not null
-- chosen
),
seen as (
    select *, date_diff('day', cast($start_day as date), begun) // $step as a, date_diff('day', begun, finished) // $step as b
    from chosen
    where lane in ($lanes)
        and begun <= cast($end_day as date)
        and finished >= cast($start_day as date)
)
select
    lane,
    min(begun) as begun,
    max(finished) as finished,
    cast(count(*) as integer) as figures,
    min(observation_id, 12) as observations,
    cast(sum(count(*)) over (partition by lane) as integer) as in_lane
from seen
group by lane, a, b
qualify row_number() over (partition by lane order by count(*) desc, min(begun), min(observation_id)) <= $most
order by lane, begun, finished, observations
