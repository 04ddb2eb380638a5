-- The view `figures`, narrowed. The rows lie in this order already.
select * exclude (correction_becomes, certainty)
from figure_rows
where true
-- chosen
