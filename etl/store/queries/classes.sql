-- Numerals by class, over all documents.
select class, cast(sum(numerals) as integer) as numerals, cast(count(*) as integer) as documents
from class_counts
group by class
order by numerals desc, class
