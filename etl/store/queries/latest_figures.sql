-- The figures of an indicator, the latest first, narrowed like `figures`; so many of them from a place on.
select *
from figures
where indicator_id = $indicator
    and ($origin is null or list_contains($origin, origin_id))
    and ($document is null or list_contains($document, document_id))
    and ($kind is null or list_contains($kind, kind))
    and ($start is null
        or coalesce(period_end, period_start) is null
        or coalesce(period_end, period_start) >= left($start, length(coalesce(period_end, period_start))))
    and ($end is null
        or coalesce(period_start, period_end) is null
        or left(coalesce(period_start, period_end), length($end)) <= $end)
order by coalesce(period_end, period_start, published) desc nulls last, published desc nulls last, observation_id
limit $limit offset $first
