-- At most 24 figures of each of these indicators, in the order of the view `figures`.
select *
from sample_rows
where indicator_id in (select unnest($indicators))
order by rowid
