-- Figures with the same id in a text that has not changed are the same figure. All others are left for
-- match.sql, each with its sentence without the figure itself and the digits of all others: where only
-- a number was edited, that is what stays.
create temp table pairs as
select o.observation_id as old_id, n.observation_id as new_id
from old.figures o
join new.figures n using (observation_id)
join old.documents od on od.document_id = o.document_id
join new.documents nd on nd.document_id = n.document_id and nd.sha256 = od.sha256;

create temp table left_old as
select observation_id, document_id, indicator_id, quote_value, passage, char_start,
    regexp_replace(
        replace(passage, regexp_replace(quote_value, '\s+', ' ', 'g'), '#'), '[0-9.,\s]', '', 'g'
    ) as sentence
from old.figures
anti join pairs on pairs.old_id = observation_id;

create temp table left_new as
select observation_id, document_id, indicator_id, quote_value, passage, char_start,
    regexp_replace(
        replace(passage, regexp_replace(quote_value, '\s+', ' ', 'g'), '#'), '[0-9.,\s]', '', 'g'
    ) as sentence
from new.figures
anti join pairs on pairs.new_id = observation_id;
