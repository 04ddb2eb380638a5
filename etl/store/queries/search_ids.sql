-- The ids of the figures in these rows.
select observation_id from figure_rows where rowid in (select unnest($rows))
