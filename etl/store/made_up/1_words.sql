-- The words that a made-up store is put together from, numbered from 0, and how a choice is made.

-- One of `n` numbers from 0, the same for the same keys in every run.
create temp macro choose(n, a, b, c) as cast(hash(a, b, c) % n as integer);

create temp table made_families as
select row_number() over () - 1 as n, *
from (values
    ('materials', '소재', 'Materials', '광물과 건설 자재의 생산과 교역.', 'Output and trade of minerals and building materials.'),
    ('food', '식량', 'Food', '곡물과 수산물, 식량 지원.', 'Grain, fish and food aid.'),
    ('energy', '에너지', 'Energy', '석유와 석탄, 전력.', 'Oil, coal and electricity.'),
    ('transport', '수송', 'Transport', '철도와 항만, 항공.', 'Railways, ports and aviation.'),
    ('industry', '공업', 'Industry', '기계와 섬유, 전자.', 'Machinery, textiles and electronics.'),
    ('health', '보건', 'Health', '의료와 의약품, 위생.', 'Care, medicines and hygiene.'),
    ('education', '교육', 'Education', '학교와 연구, 교류.', 'Schools, research and exchange.'),
    ('housing', '주거', 'Housing', '주택과 도시, 물.', 'Dwellings, towns and water.')
) as names(family, ko, en, description_ko, description_en);

create temp table made_items as
select row_number() over () - 1 as n, *
from (values
    ('materials', '시멘트', 'cement'), ('food', '옥수수', 'maize'), ('energy', '정제유', 'refined oil'),
    ('transport', '컨테이너', 'containers'), ('industry', '공작기계', 'machine tools'),
    ('health', '백신', 'vaccines'), ('education', '교과서', 'textbooks'), ('housing', '창호', 'windows'),
    ('materials', '철광석', 'iron ore'), ('food', '쌀', 'rice'), ('energy', '무연탄', 'anthracite'),
    ('transport', '화물열차', 'freight trains'), ('industry', '의류', 'clothing'),
    ('health', '의약품', 'medicines'), ('education', '실험 기구', 'laboratory tools'), ('housing', '판유리', 'sheet glass'),
    ('materials', '흑연', 'graphite'), ('food', '수산물', 'fish'), ('energy', '액화가스', 'liquefied gas'),
    ('transport', '항공화물', 'air freight'), ('industry', '반도체', 'semiconductors'),
    ('health', '의료기기', 'medical devices'), ('education', '학용품', 'school supplies'), ('housing', '수도관', 'water pipes'),
    ('materials', '아연', 'zinc'), ('food', '밀', 'wheat'), ('energy', '태양전지', 'solar cells'),
    ('transport', '선박 부품', 'ship parts'), ('industry', '섬유', 'textiles'),
    ('health', '소독제', 'disinfectants'), ('education', '시청각 자료', 'teaching media'), ('housing', '난방기', 'heaters'),
    ('materials', '마그네사이트', 'magnesite'), ('food', '비료', 'fertiliser'), ('energy', '변압기', 'transformers'),
    ('transport', '화물차', 'lorries'), ('industry', '가전제품', 'appliances'),
    ('health', '영양제', 'supplements'), ('education', '컴퓨터', 'computers'), ('housing', '승강기', 'lifts')
) as items(family, ko, en);

create temp table made_regions as
select row_number() over () - 1 as n, *
from (values
    ('북한', 'North Korea'), ('한국', 'South Korea'), ('중국', 'China'), ('러시아', 'Russia'), ('일본', 'Japan'),
    ('몽골', 'Mongolia'), ('베트남', 'Viet Nam'), ('인도', 'India'), ('인도네시아', 'Indonesia'),
    ('카자흐스탄', 'Kazakhstan'), ('독일', 'Germany'), ('프랑스', 'France'), ('폴란드', 'Poland'), ('튀르키예', 'Türkiye'),
    ('이란', 'Iran'), ('미국', 'the United States'), ('캐나다', 'Canada'), ('멕시코', 'Mexico'), ('브라질', 'Brazil'),
    ('칠레', 'Chile'), ('이집트', 'Egypt'), ('케냐', 'Kenya'), ('남아프리카공화국', 'South Africa'),
    ('호주', 'Australia'), ('뉴질랜드', 'New Zealand')
) as regions(ko, en);

create temp table made_measures as
select row_number() over () - 1 as n, *
from (values
    ('생산량', 'Output of {} in {}', 'tonne', 'flow', 'claims', 'production'),
    ('수출액', 'Exports of {} from {}', 'USD', 'flow', 'series', 'exports'),
    ('재고량', 'Stocks of {} in {}', 'item', 'stock', 'claims', 'open:재고량'),
    ('부문 종사자 수', 'People working in {} in {}', 'person', 'stock', 'claims', 'open:부문_종사자_수'),
    ('자급률', 'Share of own {} in {}', 'percent', 'rate', 'claims', 'open:자급률')
) as measures(ko, en, unit, measure, chart, concept);

create temp table made_units as
select *
from (values
    ('tonne', 'mass', '톤', 'tonnes', 't'), ('USD', 'money', '달러', 'US dollars', 'US$'),
    ('item', 'count', '개', 'items', null), ('person', 'count', '명', 'people', null),
    ('percent', 'ratio', '%', 'per cent', '%'), ('case', 'count', '건', 'cases', null),
    ('year', 'time', '년', 'years', null)
) as units(unit, dimension, ko, en, symbol);

create temp table made_bodies as
select row_number() over () - 1 as n, *
from (values
    ('통계청', 'Statistics Office', 'agency'), ('중앙은행', 'Central Bank', 'agency'), ('재무부', 'Ministry of Finance', 'government'),
    ('상무부', 'Ministry of Commerce', 'government'), ('에너지부', 'Ministry of Energy', 'government'),
    ('농업부', 'Ministry of Agriculture', 'government'), ('외교부', 'Foreign Ministry', 'government'),
    ('보건부', 'Ministry of Health', 'government'), ('세관', 'Customs', 'agency'), ('경제연구원', 'Economic Institute', 'organisation'),
    ('무역협회', 'Trade Association', 'organisation'), ('적십자사', 'Red Cross', 'organisation'),
    ('과학원', 'Academy of Sciences', 'organisation'), ('통신사', 'News Agency', 'media'),
    ('경제신문', 'Economic Daily', 'media'), ('국영방송', 'State Television', 'media')
) as bodies(ko, en, type);

create temp table made_phrases as
select row_number() over () - 1 as n, *
from (values
    ('제도의 변화가 시장에 영향을 주었다는 평가가 많다', 'many hold that new rules have changed the market'),
    ('현지 조사에서는 운송비가 가장 큰 부담으로 꼽혔다', 'surveys on the spot name freight as the heaviest burden'),
    ('지역마다 사정이 달라 하나의 결론을 내리기 어렵다', 'conditions differ from place to place, so that no one conclusion holds'),
    ('정부는 품목별 허가 절차를 간소화하겠다고 밝혔다', 'the administration has said that it will simplify permits for each product'),
    ('기업들은 환율 변동에 대비해 결제 통화를 나누었다', 'companies have split their currencies of settlement'),
    ('국경 통과 시간은 계절에 따라 크게 달라진다', 'the time to cross the border changes with the seasons'),
    ('전문가들은 통계의 범위가 서로 다르다는 점을 지적한다', 'experts point out that statistics differ in their scope'),
    ('장기 계약의 비중이 늘면서 가격 변동은 줄었다', 'as long contracts gained weight, prices moved less'),
    ('수입 대체 정책은 초기에 뚜렷한 성과를 내지 못했다', 'the substitution of imports showed few results at first'),
    ('물류 거점의 정비가 늦어지면서 비용이 늘었다', 'costs have grown with the delay of logistics hubs'),
    ('지방 정부의 재정 여건이 사업의 속도를 갈랐다', 'the finances of local governments decided the pace'),
    ('공식 발표와 업계의 추산 사이에는 차이가 있다', 'official statements and estimates of the trade differ'),
    ('보험료와 용선료의 상승도 교역 조건을 바꾸었다', 'dearer insurance and charters have changed the terms of trade too'),
    ('재고를 줄이려는 움직임은 한동안 이어질 것으로 보인다', 'the wish to hold fewer stocks seems likely to last'),
    ('교육과 훈련에 대한 투자는 뒤늦게 효과를 나타냈다', 'investment in training took effect late'),
    ('새 규격의 도입으로 오래된 설비의 교체가 빨라졌다', 'a new standard has sped up the renewal of old plant')
) as phrases(ko, en);
