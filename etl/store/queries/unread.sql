-- Documents that could not be read, by file, with the reason.
select d.file, u.reason
from unread u
join documents d using (document_id)
order by d.file
