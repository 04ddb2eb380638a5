-- The figures with a number between these.
select number, place, printed
from search_numbers
where number between $low and $high
limit $most
