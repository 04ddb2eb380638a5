-- The indicators of the chosen figures in the order of the catalogue, with how many figures are chosen of each.
select indicator_id, indicator_ko, indicator_en, family, cast(count(*) as integer) as figures
from figure_rows
where true
-- chosen
group by all
order by min(rowid)
limit $limit
