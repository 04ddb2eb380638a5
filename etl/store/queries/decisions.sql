-- What people settled about mentions.
select * from decisions order by mention_id, decided limit $limit offset $first
