-- The shape of the store: every column of every table, then of every view, by name.
select
    c.table_name,
    v.view_name is not null as is_view,
    c.column_name,
    c.data_type,
    c.is_nullable
from duckdb_columns() c
left join duckdb_views() v on v.view_name = c.table_name and not v.internal
where not c.internal
order by is_view, c.table_name, c.column_index
