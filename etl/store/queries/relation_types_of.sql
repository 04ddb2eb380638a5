-- How many pairs of figures of one indicator there are of each type of relation, in their order.
select type, cast(count(*) as integer) as pairs
from relation_rows
where indicator_id = $indicator
group by type
order by min(rowid)
