-- How many figures of an indicator there are, narrowed like `figures`.
select cast(count(*) as integer) as figures
from figures
where indicator_id = $indicator
    and ($origin is null or list_contains($origin, origin_id))
    and ($document is null or list_contains($document, document_id))
    and ($kind is null or list_contains($kind, kind))
    and is_not_before(period_start, period_end, $start)
    and is_not_after(period_start, period_end, $end)
