-- Documents without their text, with how much was found in each.
select d.* exclude (text), n.* exclude (document_id, place)
from (
    select rowid as place, *
    from document_counts
    where rowid >= $first and ($limit is null or rowid < $first + $limit)
) n
join documents d using (document_id)
order by n.place
