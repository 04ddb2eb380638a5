-- The figures of an indicator in its unit, the latest first, narrowed like `figures`; so many of them from a place on.
select * exclude (place)
from measured_figures
where indicator_id = $indicator
    and ($origin is null or list_contains($origin, origin_id))
    and ($document is null or list_contains($document, document_id))
    and ($kind is null or list_contains($kind, kind))
    and is_not_before(period_start, period_end, $start)
    and is_not_after(period_start, period_end, $end)
order by coalesce(period_end, period_start, published) desc nulls last, published desc nulls last, observation_id
limit $limit offset $first
