-- What the figures of a document have from the text as a whole, since their own words name none (etl.meaning.whole):
-- whose they are, who states them; of each value how many, the one of the most first. `total` are all its figures.
with told as (
    select
        s.ref_area,
        m.origin_id,
        json_extract_string(s.taken_over, '$.ref_area') in ('document', 'default', 'manifest') as is_area_far,
        starts_with(m.origin_id, 'author:')
            or json_extract_string(s.taken_over, '$.origin') in ('document', 'default', 'manifest') as is_origin_far
    from mentions m
    join statements s using (mention_id)
    where m.document_id = $document
),

counted as (
    select 'ref_area' as fact, ref_area as value, count(*) as figures from told where is_area_far group by ref_area
    union all
    select 'origin', origin_id, count(*) from told where is_origin_far group by origin_id
)

select fact, value, cast(figures as integer) as figures, cast((select count(*) from told) as integer) as total
from counted
order by fact, figures desc, value
