-- Pairs of figures, all or of one indicator, and what lies between them, with quotes and origins of both sides.
-- Rivals first, of each type the widest ratio first.
select * exclude (place)
from relation_rows
where ($indicator is null or indicator_id = $indicator) and rowid in (
    select rowid
    from relation_rows
    where ($indicator is null or indicator_id = $indicator) and ($type is null or type = $type)
    order by place
    limit $limit offset $first
)
order by relation_rows.place
