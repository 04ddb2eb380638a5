-- Of these keys those that a name has.
select key from search_keys where key in ($keys)
