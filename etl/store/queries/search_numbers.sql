-- The figures with a number between these, the nearest to one first.
select number, place, printed
from search_numbers
where number between $low and $high
order by abs(number - $number), printed, place
limit $most
