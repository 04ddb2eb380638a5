-- The pairs of figures of one indicator, of all verdicts or one; columns and order as in `relations`.
select *
from relation_rows
where indicator_id = $indicator and ($verdict is null or verdict = $verdict)
order by rowid
limit $limit offset $first
