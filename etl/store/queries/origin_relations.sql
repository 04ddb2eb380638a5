-- The pairs of figures of which an origin states at least one; columns and order as in `relations`. A pair of two
-- indicators is there once.
with own as (select observation_id from figure_rows where origin_id = $origin)
select *
from ranked_relations
where left_id in (from own) or right_id in (from own)
qualify row_number() over (partition by least(left_id, right_id), greatest(left_id, right_id) order by rowid) = 1
order by rowid
limit $limit
