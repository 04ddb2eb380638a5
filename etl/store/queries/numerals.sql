-- The numerals of a document with class and reason, all or those of one class.
select *
from numerals
where document_id = $document and ($class is null or class = $class)
order by char_start
