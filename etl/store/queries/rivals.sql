-- What stands beside a figure: each relation with the row of the other figure, widest ratio first.
select r.type, r.ratio, r.reason_ko, r.reason_en, f.*
from (
    select if(left_id = $observation, right_id, left_id) as other, *
    from relations
    where left_id = $observation or right_id = $observation
) r
join figures f on f.indicator_id = r.indicator_id and f.observation_id = r.other
order by r.ratio desc nulls last, f.observation_id
