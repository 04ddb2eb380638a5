-- How many figures are chosen, of how many indicators, stated by how many origins, quoted in how many documents.
select
    cast(count(*) as integer) as figures,
    cast(count(distinct indicator_id) as integer) as indicators,
    cast(count(distinct origin_id) as integer) as origins,
    cast(count(distinct document_id) as integer) as documents
from figure_rows
where true
-- chosen
