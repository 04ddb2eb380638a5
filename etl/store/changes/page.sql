-- Some changed figures, each with its whole row before and after, and the file of its document.
select
    c.ordinal,
    c.change,
    c.old_id,
    c.new_id,
    c.indicator_id,
    c.document_id,
    coalesce(nd.file, od.file) as file,
    case when c.old_id is not null then o end as old,
    case when c.new_id is not null then n end as new
from changes c
left join old.figures o on o.observation_id = c.old_id
left join new.figures n on n.observation_id = c.new_id
left join old.documents od on od.document_id = c.document_id
left join new.documents nd on nd.document_id = c.document_id
where c.ordinal > $after and ($moved or c.change <> 'moved')
order by c.ordinal
limit $limit
