-- The figures behind a place, in the order in which they lie. A line whose argument is not given is left
-- out (etl.store.optional), so that DuckDB skips what lies elsewhere. Those of some documents are taken by
-- the index first: with a place in the same condition it would not be used. Dates are compared as far as
-- both are written; an undated figure meets every period.
with named as materialized (select rowid as place, * from figure_rows where document_id in ($document))
select *
from named -- with $document
from (select rowid as place, * from figure_rows) -- without $document
where place > $after
    and indicator_id in ($indicator)
    and family in ($family)
    and origin_id in ($origin)
    and kind in ($kind)
    and bound in ($bound)
    and (coalesce(period_end, period_start) is null or coalesce(period_end, period_start) >= left($start, length(coalesce(period_end, period_start))))
    and (coalesce(period_start, period_end) is null or left(coalesce(period_start, period_end), length($end)) <= $end)
    and contains(passage, $text)
    and contains(lower(passage), $lowered)
order by place
limit $limit
