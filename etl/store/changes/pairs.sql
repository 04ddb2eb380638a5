-- A sentence without one figure and the digits of all others: where only a number was edited, that is what stays.
create temp macro bare(passage, quote_value) as
    regexp_replace(replace(passage, regexp_replace(quote_value, '\s+', ' ', 'g'), '#'), '[0-9.,\s]', '', 'g');

-- By what two figures are taken for the same, weaker from stage to stage.
create temp macro key_at(stage, indicator_id, quote_value, passage, sentence) as
    case stage
        when 1 then concat_ws(chr(31), indicator_id, quote_value, passage)
        when 2 then concat_ws(chr(31), indicator_id, quote_value, sentence)
        when 3 then concat_ws(chr(31), indicator_id, sentence)
        when 4 then concat_ws(chr(31), indicator_id, quote_value)
        else concat_ws(chr(31), quote_value, passage)
    end;

-- Figures with the same id in a text that has not changed are the same figure. All others are left for
-- match.sql.
create temp table pairs as
select o.observation_id as old_id, n.observation_id as new_id
from old.figures o
join new.figures n using (observation_id)
join old.documents od on od.document_id = o.document_id
join new.documents nd on nd.document_id = n.document_id and nd.sha256 = od.sha256;

create temp table left_old as
select observation_id, document_id, indicator_id, quote_value, passage, char_start,
    bare(passage, quote_value) as sentence
from old.figures
anti join pairs on pairs.old_id = observation_id;

create temp table left_new as
select observation_id, document_id, indicator_id, quote_value, passage, char_start,
    bare(passage, quote_value) as sentence
from new.figures
anti join pairs on pairs.new_id = observation_id;
