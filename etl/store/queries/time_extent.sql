-- The days that the chosen figures lie between, and those that all but a fiftieth at either end lie between; how many
-- have a time and how many have none. A figure of which one end is told lies at that end.
with chosen as (
    select
        coalesce(date_from, first_day(period_end)) as begun,
        coalesce(date_to, last_day_of(period_start)) as finished
    from figure_rows
    where true
-- chosen
)
select
    min(begun) as first,
    max(finished) as last,
    quantile_disc(begun, 0.02) as most_first,
    quantile_disc(finished, 0.98) as most_last,
    cast(count(begun) as integer) as dated,
    cast(count(*) - count(begun) as integer) as undated
from chosen
