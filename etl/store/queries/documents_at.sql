-- The documents of some passages, by where these lie.
select distinct document_id from passages where rowid in (select unnest($places))
