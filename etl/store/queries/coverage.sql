-- Numerals by class and document: nothing is skipped.
select c.document_id, d.label_ko, d.label_en, c.class, c.numerals
from class_counts c
join documents d using (document_id)
order by c.document_id, c.numerals desc, c.class
