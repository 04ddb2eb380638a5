-- The figures behind a place, in the order in which they lie. A line whose argument is not given is left
-- out (etl.store.optional), so that DuckDB skips what lies elsewhere. Those of some documents are taken by
-- the index first: with a place in the same condition it would not be used.
with named as materialized (select rowid as place, * from figure_rows where document_id in ($document))
select * exclude (correction_becomes, certainty)
from named -- with $document
from (select rowid as place, * from figure_rows) -- without $document
where place > $after
-- chosen
    and bound in ($bound)
    and contains(passage, $text)
    and contains(lower(passage), $lowered)
order by place
limit $limit
