-- What a figure could be of, best first.
select rank, indicator_id, ko, en, is_near from readings where mention_id = $mention order by rank
