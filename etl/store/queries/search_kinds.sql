-- Between which rows of search_things the things of a kind lie.
select kind, min(rowid) as first, max(rowid) as last from search_things group by kind
