-- One table with its document.
select t.*, d.label_ko, d.label_en, d.title, d.title_en
from tables t
join documents d using (document_id)
where t.table_id = $table
