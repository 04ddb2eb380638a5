-- The view `figures`, narrowed; every argument may be null. The rows lie in this order already.
select *
from figures
where ($indicator is null or indicator_id = $indicator)
    and ($family is null or family = $family)
    and ($origin is null or origin_id = $origin)
    and ($document is null or document_id = $document)
    and ($kind is null or kind = $kind)
