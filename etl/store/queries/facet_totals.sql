-- By what all figures can be chosen: of every field the most frequent values, the years all.
select field, value, ko, en, figures, cast(count(*) over (partition by field) as integer) as choices
from facet_values
qualify row_number() over (partition by field order by figures desc, value) <= $most or field = 'year'
order by field, figures desc, value
