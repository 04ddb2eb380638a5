-- The pairs of figures of one indicator, of all types or one; columns and order as in `relations`.
select *
from relation_rows
where indicator_id = $indicator and ($type is null or type = $type)
order by rowid
limit $limit offset $first
