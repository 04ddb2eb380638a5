-- Who stated figures, with how many and in how many documents; most quoted first.
select
    g.*,
    cast(count(o.observation_id) as integer) as figures,
    cast(count(distinct m.document_id) filter (o.observation_id is not null) as integer) as documents
from origins g
left join mentions m using (origin_id)
left join observations o using (mention_id)
group by all
order by figures desc, g.origin_id
