-- The keys of all names.
select key from search_keys
