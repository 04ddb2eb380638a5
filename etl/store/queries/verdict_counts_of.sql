-- How many pairs of figures of one indicator there are of each verdict, in their order.
select verdict, cast(count(*) as integer) as pairs
from relation_rows
where indicator_id = $indicator
group by verdict
order by min(rowid)
