-- Indicators, origins and documents in these rows.
select type, id, ko, en, cast(null as varchar) as snippet, document_id, cast(null as integer) as char_start
from search_rows
where rowid in (select unnest($places))
order by rowid
