-- title_ko: 모든 숫자에 분류와 이유가 있다
-- title_en: Every numeral has a class and a reason
-- severity: error
select numeral_id as subject, '"' || quote || '"' as detail_ko, detail_ko as detail_en
from numerals
where trim(class) = '' or trim(reason) = ''
