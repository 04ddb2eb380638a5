-- The files that differ.
select
    path,
    case when o.path is null then 'added' when n.path is null then 'removed' else 'altered' end as change,
    o.sha256 as old_sha256,
    n.sha256 as new_sha256
from old.inputs o
full join new.inputs n using (path)
where o.sha256 is distinct from n.sha256
order by path
