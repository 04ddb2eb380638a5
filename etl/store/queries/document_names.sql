-- What documents are called, all or some: the title that they state, else our label, in both languages.
select document_id, coalesce(title, label_ko) as title_ko, coalesce(title, label_en) as title_en
from documents
where $documents is null or list_contains($documents, document_id)
