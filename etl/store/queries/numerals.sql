-- The numerals of a document, or of a stretch of it, with class and reason, all or those of one class.
select *
from numerals
where document_id = $document
    and ($class is null or class = $class)
    and ($start is null or char_start >= $start)
    and ($end is null or char_start < $end)
order by char_start
