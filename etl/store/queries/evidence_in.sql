-- The spans that justify the mentions of one document, in the order of the text.
select mention_id, role, document_id, char_start, char_end, quote, rule
from evidence
where document_id = $document
order by char_start, char_end, mention_id, role
