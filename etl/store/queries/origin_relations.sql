-- The pairs of figures of which an origin states at least one; columns and order as in `relations`. A pair of two
-- indicators is there once. First by their places alone: the words of those that are left out are not read.
with own as (select observation_id from figure_rows where origin_id = $origin),
placed as (
    select rowid as place, least(left_id, right_id) as one, greatest(left_id, right_id) as other
    from ranked_relations
    where left_id in (from own) or right_id in (from own)
),
first_ones as (select min(place) as place from placed group by one, other order by place limit $limit)
select r.* from ranked_relations r join first_ones f on r.rowid = f.place order by f.place
