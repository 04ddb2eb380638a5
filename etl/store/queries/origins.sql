-- Who stated figures, with how many and in how many documents; most quoted first.
select g.*, n.figures, n.documents
from origins g
join origin_counts n using (origin_id)
where n.figures >= $least
order by n.figures desc, g.origin_id
limit $limit offset $first
