-- title_ko: 1인당 값은 총액을 인구로 나눈 값과 맞는다
-- title_en: A value per head is the total divided by the population
-- severity: error
-- For one origin, document and period. Each figure stands for all values that round to what is
-- printed; a zero at the end of the decimals fills a column and says nothing about precision.
with identities(total, heads, per_head) as (
    values
        ('economy.gni_won', 'economy.population', 'economy.gni_per_head_won'),
        ('economy.gni_usd', 'economy.population', 'economy.gni_per_head_usd')
),
printed as (
    select
        o.observation_id,
        o.indicator_id,
        m.origin_id,
        m.document_id,
        m.period_start,
        m.period_end,
        cast(o.value as double) as value,
        replace(regexp_extract(coalesce(c.becomes, m.quote), '\d[\d,]*(\.\d+)?'), ',', '') as digits
    from observations o
    join mentions m using (mention_id)
    left join corrections c using (correction_id)
    where m.bound = 'exact' and o.value > 0
),
figures_with_error as (
    select
        * exclude (digits),
        value / try_cast(digits as double)
            * power(10, -length(regexp_extract(digits, '\.(\d*[1-9])0*$', 1))) / 2 as half
    from printed
)
select
    head.observation_id as subject,
    format('{:.6g} ≠ {:.6g} / {:.6g} = {:.6g} ({}, {})', head.value, total.value, heads.value,
        total.value / heads.value, head.period_start, i.per_head) as detail_ko,
    detail_ko as detail_en
from identities i
join figures_with_error total on total.indicator_id = i.total
join figures_with_error heads
    on heads.indicator_id = i.heads
    and heads.document_id = total.document_id
    and heads.origin_id = total.origin_id
    and heads.period_start is not distinct from total.period_start
    and heads.period_end is not distinct from total.period_end
join figures_with_error head
    on head.indicator_id = i.per_head
    and head.document_id = total.document_id
    and head.origin_id = total.origin_id
    and head.period_start is not distinct from total.period_start
    and head.period_end is not distinct from total.period_end
where head.value + head.half < (total.value - total.half) / (heads.value + heads.half)
    or head.value - head.half > (total.value + total.half) / (heads.value - heads.half)
