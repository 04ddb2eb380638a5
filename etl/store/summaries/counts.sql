-- How much there is of everything, and of what in which document and by which origin.
insert into document_counts
with counted as (
    select document_id, 'figure' as what from figure_rows
    union all select document_id, status from mentions
    union all select document_id, 'numeral' from numerals
    union all select document_id, 'work' from works
)
select
    d.document_id,
    count(*) filter (what = 'figure'),
    count(*) filter (what in ('linked', 'set_aside', 'waiting')),
    count(*) filter (what = 'numeral'),
    count(*) filter (what = 'waiting'),
    count(*) filter (what = 'work')
from documents d left join counted c using (document_id)
group by d.document_id
order by d.document_id;

insert into origin_counts
select g.origin_id, count(f.origin_id) as figures, count(distinct f.document_id)
from origins g left join figure_rows f using (origin_id)
group by g.origin_id
order by figures desc, g.origin_id;

insert into class_counts
select class, document_id, count(*) from numerals group by all order by document_id, class;

insert into totals
select
    (select count(*) from documents),
    (select count(*) from passages),
    (select count(*) from tables),
    (select count(*) from numerals),
    (select count(*) from mentions),
    (select count(*) from figure_rows),
    (select count(*) from mentions where status = 'waiting'),
    (select count(*) from mentions where status = 'set_aside'),
    (select count(distinct indicator_id) from figure_rows),
    (select count(*) from origin_counts where figures > 0),
    (select count(*) from works),
    (select count(*) from relations),
    (select count(*) from corrections),
    (select count(*) from decisions);

insert into waiting_rows
select mention_id, rowid from mentions where status = 'waiting' order by document_id, char_start;
