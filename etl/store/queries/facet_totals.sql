-- By what all figures can be chosen: of the fields that are asked for the most frequent values and those that are wanted, the years all.
select field, value, ko, en, figures, cast(count(*) over (partition by field) as integer) as choices
from facet_values
where field in ($fields)
qualify row_number() over (partition by field order by figures desc, value) <= $most or field = 'year'
    or value in ($wanted)
order by field, figures desc, value
