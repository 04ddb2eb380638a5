-- The spans that justify a mention, in the order of the text.
select role, document_id, char_start, char_end, quote, rule
from evidence
where mention_id = $mention
order by char_start, char_end, role
