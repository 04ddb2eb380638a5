-- Numerals by class and document: nothing is skipped.
select
    n.document_id,
    d.label_ko,
    d.label_en,
    n.class,
    cast(count(*) as integer) as numerals
from numerals n
join documents d using (document_id)
group by all
order by n.document_id, numerals desc, n.class
