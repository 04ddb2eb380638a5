-- What lies in these rows.
select rowid as thing, kind, id, ko, en, figures
from search_things
where rowid in (select unnest($things))
