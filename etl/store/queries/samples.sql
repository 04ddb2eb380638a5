-- At most 24 figures of each of these indicators, in the order of the view `figures`.
select *
from sample_rows
where list_contains($indicators, indicator_id)
order by rowid
