-- The view `figures`, narrowed; every argument may be null. The rows lie in this order already.
select *
from figures
where ($indicator is null or list_contains($indicator, indicator_id))
    and ($family is null or list_contains($family, family))
    and ($origin is null or list_contains($origin, origin_id))
    and ($document is null or list_contains($document, document_id))
    and ($kind is null or list_contains($kind, kind))
    and is_not_before(period_start, period_end, $start)
    and is_not_after(period_start, period_end, $end)
