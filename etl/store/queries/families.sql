-- The families in the order of the catalogue, with how many indicators have figures, and how many.
select
    f.*,
    cast(count(c.indicator_id) as integer) as with_figures,
    cast(coalesce(sum(c.figures), 0) as integer) as figures,
    coalesce(max(c.origins), 0) as origins
from families f
left join indicator_cards c using (family)
group by all
order by f.ordinal
