-- All pairs of figures from one row to another, and the verdict on them, with quotes and origins of both
-- sides. What nothing explains first, of each verdict the widest ratio first.
select *
from ranked_relations
where rowid >= $first and rowid < $last
order by rowid
