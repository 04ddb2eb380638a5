-- What was settled about a mention.
select * from decisions where mention_id = $mention and lost is null order by decided desc limit 1
