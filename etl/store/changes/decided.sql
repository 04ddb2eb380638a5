-- Decisions and corrections that are in one version only or differ; the newer one speaks, if there is one.
select mention_id, 'decision' as kind, arg_min(detail, side) as detail
from (
    select mention_id, concat_ws(' ', action, indicator_id) || ': ' || reason || ' (' || person || ', ' || decided || ')'
        as detail, 1 as side
    from (select * from new.decisions except select * from old.decisions)
    union all
    select mention_id, concat_ws(' ', action, indicator_id) || ': ' || reason || ' (' || person || ', ' || decided || ')',
        2
    from (select * from old.decisions except select * from new.decisions)
)
group by mention_id
union all
select correction_id, 'correction', arg_min(detail, side)
from (
    select correction_id, expects || ' → ' || becomes as detail, 1 as side
    from (select * from new.corrections except select * from old.corrections)
    union all
    select correction_id, expects || ' → ' || becomes, 2
    from (select * from old.corrections except select * from new.corrections)
)
group by correction_id
