-- Where the figures at these places lie, and of what they are.
select rowid as place, figure_row, indicator
from search_figures
where rowid in (select unnest($places))
