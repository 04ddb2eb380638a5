-- What stands beside a figure: each verdict with the other figure, in the unit of its indicator, what nothing explains
-- and the widest ratio first.
select r.verdict, r.ratio, r.reason_ko, r.reason_en, f.* exclude (place, verdict)
from (
    select right_id as other, * from relations where left_id = $observation
    union all
    select left_id as other, * from relations where right_id = $observation
) r
join measured_figures f on f.observation_id = r.other
order by rank_of(r.verdict), r.ratio desc nulls last, f.observation_id
