-- Match what is left by a weaker key each $stage; several figures of one key in the order of the text.
insert into pairs
with
keys_old as (
    select observation_id, document_id, char_start, key_at($stage, indicator_id, quote_value, passage, sentence) as key
    from left_old
    anti join pairs on pairs.old_id = observation_id
),
keys_new as (
    select observation_id, document_id, char_start, key_at($stage, indicator_id, quote_value, passage, sentence) as key
    from left_new
    anti join pairs on pairs.new_id = observation_id
),
numbered_old as (select *, row_number() over (partition by document_id, key order by char_start) as n from keys_old),
numbered_new as (select *, row_number() over (partition by document_id, key order by char_start) as n from keys_new)
select o.observation_id, n.observation_id
from numbered_old o
join numbered_new n using (document_id, key, n);
