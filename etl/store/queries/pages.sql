-- The pages of a document's original, or the one of a number.
select page, label, char_start, char_end, width, height
from pages
where document_id = $document and ($page is null or page = $page)
order by page
