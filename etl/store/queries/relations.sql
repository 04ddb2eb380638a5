-- Pairs of figures of one indicator and what lies between them, with quotes and origins of both sides.
-- Rivals first, of each type the widest ratio first: in this order the rows lie.
select *
from relation_rows
where ($indicator is null or indicator_id = $indicator) and rowid in (
    select rowid
    from relation_rows
    where ($indicator is null or indicator_id = $indicator) and ($type is null or type = $type)
    order by rowid
    limit $limit offset $first
)
order by rowid
