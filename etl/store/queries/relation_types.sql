-- How many pairs of figures there are of each type of relation.
select type, cast(count(*) as integer) as pairs
from relation_rows
where $indicator is null or indicator_id = $indicator
group by type
order by min(rowid)
