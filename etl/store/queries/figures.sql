-- The view `figures`, narrowed; every argument may be null. The rows lie in this order already.
-- Dates are compared as far as both are written: 2024-06 lies in 2024, and 2024 meets 2024-06. An
-- undated figure meets every period.
select *
from figures
where ($indicator is null or list_contains($indicator, indicator_id))
    and ($family is null or list_contains($family, family))
    and ($origin is null or list_contains($origin, origin_id))
    and ($document is null or list_contains($document, document_id))
    and ($kind is null or list_contains($kind, kind))
    and ($start is null
        or coalesce(period_end, period_start) is null
        or coalesce(period_end, period_start) >= left($start, length(coalesce(period_end, period_start))))
    and ($end is null
        or coalesce(period_start, period_end) is null
        or left(coalesce(period_start, period_end), length($end)) <= $end)
