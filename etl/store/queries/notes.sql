-- The footnotes of a document: marker and place, in reading order.
select kind, marker, char_start
from passages
where document_id = $document and kind = 'footnote'
order by ordinal
