-- One document without its text.
select * exclude (text) from documents where document_id = $document
