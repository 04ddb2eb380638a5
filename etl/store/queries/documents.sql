-- Documents without their text, with how much was found in each.
select
    d.* exclude (text),
    cast((select count(*) from observations o join mentions m using (mention_id)
        where m.document_id = d.document_id) as integer) as figures,
    cast((select count(*) from mentions m
        where m.document_id = d.document_id) as integer) as mentions,
    cast((select count(*) from numerals n
        where n.document_id = d.document_id) as integer) as numerals,
    cast((select count(*) from mentions m
        where m.document_id = d.document_id and m.status = 'waiting') as integer) as waiting,
    cast((select count(*) from works w
        where w.document_id = d.document_id) as integer) as works
from documents d
order by d.document_id
