-- Where documents name events: of each event the documents that do so most, and the first place in each.
select event_id, document_id, passages, char_start, quote
from event_places
qualify row_number() over (partition by event_id order by passages desc, document_id) <= $most
order by event_id, passages desc, document_id
