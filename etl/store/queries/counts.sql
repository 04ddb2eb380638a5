-- How much there is of everything.
select
    cast((select count(*) from documents) as integer) as documents,
    cast((select count(*) from passages) as integer) as passages,
    cast((select count(*) from tables) as integer) as tables,
    cast((select count(*) from numerals) as integer) as numerals,
    cast((select count(*) from mentions) as integer) as mentions,
    cast((select count(*) from observations) as integer) as figures,
    cast((select count(*) from mentions where status = 'waiting') as integer) as waiting,
    cast((select count(*) from mentions where status = 'set_aside') as integer) as set_aside,
    cast((select count(distinct indicator_id) from observations) as integer) as indicators,
    cast((select count(distinct m.origin_id) from observations o
        join mentions m using (mention_id)) as integer) as origins,
    cast((select count(*) from works) as integer) as works,
    cast((select count(*) from relations) as integer) as relations,
    cast((select count(*) from corrections) as integer) as corrections,
    cast((select count(*) from decisions) as integer) as decisions,
    cast((select count(*) from checks
        where severity = 'warning' and subject is not null) as integer) as warnings
