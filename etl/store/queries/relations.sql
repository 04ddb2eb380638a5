-- All pairs of figures from one row to another, and what lies between them, with quotes and origins of both
-- sides. Rivals first, of each type the widest ratio first.
select *
from ranked_relations
where rowid >= $first and rowid < $last
order by rowid
