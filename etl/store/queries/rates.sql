-- What currencies were worth in each other.
select currency, per, period, rate, sort, source_ko, source_en, url
from rates
order by currency, per, period, sort
