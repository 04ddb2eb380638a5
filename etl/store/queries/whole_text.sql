-- What the figures of a document have from the text as a whole, since their own words name none (etl.meaning.whole; $far:
-- how it got there then, $far_times: of a time):
-- whose they are, who states them, of what time; of each value how many, the one of the most first. `total` are all its
-- figures. A time is written as in seeds/manifest.toml: one date, or two with two points between them.
with told as (
    select
        s.ref_area,
        if(starts_with(m.origin_id, 'name:'), g.ko, m.origin_id) as origin,  -- one that is not listed has its name alone
        list_contains($far, json_extract_string(s.taken_over, '$.ref_area')) as is_area_far,
        starts_with(m.origin_id, 'author:')
            or list_contains($far, json_extract_string(s.taken_over, '$.origin')) as is_origin_far,
        case
            when m.period_start = m.period_end then m.period_start
            when m.period_start is not null or m.period_end is not null
                then concat(m.period_start, '..', m.period_end)
        end as period,
        (m.period_start is null and m.period_end is null)
            or list_contains($far_times, json_extract_string(s.taken_over, '$.period')) as is_period_far
    from mentions m
    join statements s using (mention_id)
    join origins g using (origin_id)
    where m.document_id = $document
),

counted as (
    select 'ref_area' as fact, ref_area as value, count(*) as figures from told where is_area_far group by ref_area
    union all
    select 'origin', origin, count(*) from told where is_origin_far group by origin
    union all
    select 'ref_period', period, count(*) from told where is_period_far group by period
)

select fact, value, cast(figures as integer) as figures, cast((select count(*) from told) as integer) as total
from counted
order by fact, figures desc, value
