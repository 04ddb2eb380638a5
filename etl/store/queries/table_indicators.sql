-- What the cells of a table became: the indicators in its order, none for cells that no figure was charted from.
select
    o.indicator_id,
    cast(count(*) filter (c.role = 'data') as integer) as data,
    cast(count(o.observation_id) as integer) as figures
from cells c
left join observations o on o.observation_id = c.mention_id
where c.table_id = $table
group by o.indicator_id
order by min((c.row_index, c.column_index))
