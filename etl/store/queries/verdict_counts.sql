-- How many pairs of figures there are of each verdict, in their order.
select * from relation_counts order by rowid
