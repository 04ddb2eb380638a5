-- What units are called.
select unit, dimension, ko as unit_ko, en as unit_en, symbol as unit_symbol, base, factor
from units
