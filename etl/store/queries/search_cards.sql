-- The figures in these rows.
select * from measured_figures where place in (select unnest($rows))
