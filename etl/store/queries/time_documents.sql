-- When the documents were published that state the figures of some lanes: of each lane those with most figures, with
-- the first of its figures in each.
with chosen as (
    select
        origin_id as lane, -- with $by_origin
        coalesce(measure, '') as lane, -- with $by_measure
        observation_id,
        document_id,
        published
    from figure_rows
    where published is not null
-- chosen
)
select lane, document_id, published, cast(count(*) as integer) as figures, min(observation_id) as observation_id
from chosen
where lane in ($lanes)
group by lane, document_id, published
qualify row_number() over (partition by lane order by count(*) desc, published, document_id) <= $most
order by lane, published, document_id
