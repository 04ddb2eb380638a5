-- The passages of a document in reading order.
select * from passages where document_id = $document order by ordinal
