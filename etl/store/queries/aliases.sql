-- The ids of indicators that other ones have taken in; those that texts still compose are not among them.
select term, ko as indicator_id
from terms
where sort = 'alias' and term not in (select indicator_id from indicators)
