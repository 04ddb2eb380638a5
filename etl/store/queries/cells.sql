-- The cells of a table, row by row, each with the figure read from it.
select c.*, o.observation_id, o.indicator_id, o.value, o.status, m.unit, m.period_start
from cells c
left join observations o on o.observation_id = c.mention_id
left join mentions m on m.mention_id = c.mention_id
where c.table_id = $table
order by c.row_index, c.column_index
