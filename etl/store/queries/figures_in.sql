-- The figures of a document, or of a stretch of it, in the order of the text. Those of the document are taken
-- by the index first: with a place in the same condition it would not be used.
with own as materialized (select * from figure_rows where document_id = $document)
select *
from own
where ($start is null or char_start >= $start)
    and ($end is null or char_start < $end)
order by char_start
