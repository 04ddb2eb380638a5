-- The untouched text of a document between two offsets.
select substr(text, cast($start + 1 as integer), cast($end - $start as integer)) as quote
from documents
where document_id = $document
