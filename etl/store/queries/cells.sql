-- The cells of a table row by row, all or from one row to another, each with the figure read from it.
select c.*, o.observation_id, o.indicator_id, o.value, o.status, k.becomes as correction_becomes, m.unit, m.period_start
from cells c
left join (select mention_id, unit, period_start from mentions where table_id = $table) m using (mention_id)
left join observations o on o.observation_id = m.mention_id
left join corrections k on k.correction_id = o.correction_id
where c.table_id = $table
    and ($first is null or c.row_index >= $first)
    and ($last is null or c.row_index <= $last)
order by c.row_index, c.column_index
