-- For which indicators some origins state figures: so many of each, in the order of the catalogue.
select origin_id, indicator_id, i.ko as indicator_ko, i.en as indicator_en, cast(indicators as integer) as indicators
from (
    select
        *,
        count(*) over (partition by origin_id) as indicators,
        row_number() over (partition by origin_id order by rowid) as k
    from origin_places
    where list_contains($origins, origin_id) and not of_cap
) p
join indicators i using (indicator_id)
where k <= $most
order by origin_id, k
