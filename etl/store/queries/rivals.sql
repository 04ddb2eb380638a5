-- What stands beside a figure: each relation with the other figure, in the unit of the indicator, widest ratio first.
select r.type, r.ratio, r.reason_ko, r.reason_en, f.* exclude (place)
from (
    select right_id as other, * from relations where left_id = $observation
    union all
    select left_id as other, * from relations where right_id = $observation
) r
join measured_figures f on f.observation_id = r.other
order by r.ratio desc nulls last, f.observation_id
