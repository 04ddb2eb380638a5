-- Tables as printed, all or those of one document.
select t.*, d.label_ko, d.label_en
from tables t
join documents d using (document_id)
where $document is null or t.document_id = $document
order by t.document_id, t.ordinal
