-- Pairs of figures of one indicator in which an origin revises what it has stated itself.
select r.indicator_id, r.left_id, r.right_id, r.ratio, r.reason_ko, r.reason_en, r.indicator_ko, r.indicator_en
from relation_rows r
join figure_rows l on l.observation_id = r.left_id
join figure_rows m on m.observation_id = r.right_id
where r.verdict = 'revision' and l.origin_id = $origin and m.origin_id = $origin
order by r.indicator_id, r.left_id
limit $limit
