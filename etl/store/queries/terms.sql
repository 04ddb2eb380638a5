-- What measures, areas and breakdowns are called.
select sort, term, ko, en
from terms
where sort <> 'alias'
