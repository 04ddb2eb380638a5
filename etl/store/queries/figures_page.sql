-- The figures behind a place, in the order in which they lie. A line whose argument is not given is left
-- out (etl.store.optional), so that DuckDB skips what lies elsewhere: 3 ms instead of 15 of a million.
-- Dates are compared as far as both are written; an undated figure meets every period.
select rowid as place, *
from figure_rows
where rowid > $after
    and indicator_id in ($indicator)
    and family in ($family)
    and origin_id in ($origin)
    and document_id in ($document)
    and kind in ($kind)
    and bound in ($bound)
    and (coalesce(period_end, period_start) is null or coalesce(period_end, period_start) >= left($start, length(coalesce(period_end, period_start))))
    and (coalesce(period_start, period_end) is null or left(coalesce(period_start, period_end), length($end)) <= $end)
    and contains(passage, $text)
    and contains(lower(passage), $lowered)
order by rowid
limit $limit
