-- How many figures changed in which way.
select change, count(*) as n from changes group by change
