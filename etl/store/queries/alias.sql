-- The indicator that an id leads to which another one has taken in.
select term, ko as indicator_id
from terms
where sort = 'alias' and term = $name
