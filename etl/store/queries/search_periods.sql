-- What is of a period, begins or ends in it, or goes on in it.
select rowid as thing, kind, figures, first
from search_things
where kind in ('period', 'edge', 'within') and id = $period
