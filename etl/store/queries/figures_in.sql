-- The figures of a document, or of a stretch of it, in the order of the text.
select *
from figures
where document_id = $document
    and ($start is null or char_start >= $start)
    and ($end is null or char_start < $end)
order by char_start
