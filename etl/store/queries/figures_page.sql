-- The figures behind a place, in the order in which they lie. A line whose argument is not given is left
-- out (etl.store.optional), so that DuckDB skips what lies elsewhere. Those of some documents are taken by
-- the index first: with a place in the same condition it would not be used.
with named as materialized (select rowid as place, * from figure_rows where document_id in ($document))
select * exclude (correction_becomes)
from named -- with $document
from (select rowid as place, * from figure_rows) -- without $document
where place > $after
    and indicator_id in ($indicator)
    and family in ($family)
    and origin_id in ($origin)
    and kind in ($kind)
    and bound in ($bound)
    and is_not_before(period_start, period_end, $start)
    and is_not_after(period_start, period_end, $end)
    and contains(passage, $text)
    and contains(lower(passage), $lowered)
order by place
limit $limit
