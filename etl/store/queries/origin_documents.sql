-- In which documents an origin is quoted, passed on by whom (null: by nobody else), the most figures first.
select
    document_id,
    via,
    cast(count(*) as integer) as figures,
    cast(count(distinct indicator_id) as integer) as indicators,
    min(published) as published,
    arg_min(observation_id, char_start) as first_figure
from figure_rows
where origin_id = $origin
group by document_id, via
order by figures desc, document_id, via
limit $limit
