-- What the figures of a document have from the text as a whole, since their own words name none (etl.meaning.whole; $far:
-- how it got there then):
-- whose they are, who states them; of each value how many, the one of the most first. `total` are all its figures.
with told as (
    select
        s.ref_area,
        if(starts_with(m.origin_id, 'name:'), g.ko, m.origin_id) as origin,  -- one that is not listed has its name alone
        list_contains($far, json_extract_string(s.taken_over, '$.ref_area')) as is_area_far,
        starts_with(m.origin_id, 'author:')
            or list_contains($far, json_extract_string(s.taken_over, '$.origin')) as is_origin_far
    from mentions m
    join statements s using (mention_id)
    join origins g using (origin_id)
    where m.document_id = $document
),

counted as (
    select 'ref_area' as fact, ref_area as value, count(*) as figures from told where is_area_far group by ref_area
    union all
    select 'origin', origin, count(*) from told where is_origin_far group by origin
)

select fact, value, cast(figures as integer) as figures, cast((select count(*) from told) as integer) as total
from counted
order by fact, figures desc, value
