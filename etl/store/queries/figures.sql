-- The view `figures`, narrowed; every argument may be null.
select f.*
from figures f
join indicators i on i.indicator_id = f.indicator_id
where ($indicator is null or f.indicator_id = $indicator)
    and ($family is null or f.family = $family)
    and ($origin is null or f.origin_id = $origin)
    and ($document is null or f.document_id = $document)
    and ($kind is null or f.kind = $kind)
order by f.family, i.ordinal, f.indicator_id, f.document_id, f.char_start
