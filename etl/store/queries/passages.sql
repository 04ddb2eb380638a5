-- The passages of a document, or from one ordinal to another, in reading order.
select *
from passages
where document_id = $document
    and ($first is null or ordinal >= $first)
    and ($last is null or ordinal <= $last)
order by ordinal
