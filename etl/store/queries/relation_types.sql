-- How many pairs of figures there are of each type of relation, in their order.
select * from relation_counts order by rowid
