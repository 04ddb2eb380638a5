-- One document with its untouched text.
select * from documents where document_id = $document
