-- The spans that justify the mentions of a document, or of a stretch of it, in the order of the text.
select mention_id, role, document_id, char_start, char_end, quote, rule
from evidence
where document_id = $document
    and ($start is null or char_end > $start)
    and ($end is null or char_start < $end)
order by char_start, char_end, mention_id, role
