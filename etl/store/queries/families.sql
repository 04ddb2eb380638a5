-- The families in the order of the catalogue.
select * from families order by ordinal
