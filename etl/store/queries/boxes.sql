-- The boxes of the words of a document that lie in a stretch of its text, or on a page.
select page, char_start, char_end, x0, y0, x1, y1, word
from page_boxes
where document_id = $document
    and ($page is null or page = $page)
    and ($start is null or char_end > $start)
    and ($end is null or char_start < $end)
order by char_start
