-- What some multiples are counted against: the period of their base.
select mention_id, base_start, base_end
from mentions
where list_contains($mentions, mention_id)
