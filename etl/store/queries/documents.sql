-- Documents without their text, with how much was found in each.
select d.* exclude (text), n.* exclude (document_id)
from documents d
join document_counts n using (document_id)
order by d.document_id
limit $limit offset $first
