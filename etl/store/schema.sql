-- The store: one DuckDB file a build. Offsets are half-open, in code points of the untouched text.
-- Values are exact decimals, fully scaled; periods are ISO 8601 text at the precision of the source.

create table build (
    version varchar primary key,          -- hash of seeds, datasets and code version
    code_version varchar not null,
    seeds_hash varchar not null,
    datasets_hash varchar not null,
    schema_hash varchar not null          -- of this file: a reader refuses a store of another shape
);

create table inputs (
    path varchar primary key,             -- in the workspace, or etl/… of the code
    sha256 varchar not null
);

create table documents (
    document_id varchar primary key,
    file varchar not null,
    sha256 varchar not null,
    language varchar not null,
    format varchar not null,              -- of the original
    label_ko varchar not null,            -- short name of ours, for charts
    label_en varchar not null,
    title varchar,                        -- null: not stated
    title_en varchar,
    author varchar,                       -- names joined by "; ", as stated
    affiliation varchar,
    publisher varchar,
    container varchar,
    number varchar,
    type varchar,
    published varchar,                    -- as stated
    published_inferred varchar,           -- as concluded by us …
    published_reason_ko varchar,          -- … and why
    published_reason_en varchar,
    note varchar,
    licence varchar,
    bibliography json not null,           -- all that the manifest holds
    length integer not null,              -- code points
    text varchar not null using compression uncompressed  -- untouched; some words of it are found in 0.6 ms, not 8
);

-- Documents that could not be read: of these there is the text, and nothing else.
create table unread (
    document_id varchar primary key,
    reason varchar not null               -- what went wrong, as the program says it
);

create table passages (
    passage_id varchar primary key,
    document_id varchar not null,
    ordinal integer not null,
    kind varchar not null,
    section varchar,
    marker varchar,
    table_id varchar,
    char_start integer not null,
    char_end integer not null,
    reading varchar not null,             -- as a person reads it, wraps repaired
    starts integer[] not null,            -- offset in the untouched text of each character of `reading`
    sentences integer[] not null          -- start, end, start, end, …: in characters of `reading`
);

-- A page of an original that has pages.
create table pages (
    document_id varchar not null,
    page integer not null,                -- from 1
    label varchar not null,               -- the number printed on it; else the same as `page`
    char_start integer not null,          -- the stretch of the text that stands on it; empty if none does
    char_end integer not null,
    width double not null,                -- points
    height double not null,
    primary key (document_id, page)
);

-- The place of a word on a page, in points from its upper left corner.
create table page_boxes (
    document_id varchar not null,
    page integer not null,
    char_start integer not null,
    char_end integer not null,
    x0 double not null,
    y0 double not null,
    x1 double not null,
    y1 double not null,
    word varchar not null                 -- the characters of the original that stand there
);

create table tables (
    table_id varchar primary key,
    document_id varchar not null,
    ordinal integer not null,
    caption varchar,
    source varchar,
    char_start integer not null,
    char_end integer not null,
    n_rows integer not null,
    n_columns integer not null
);

create table cells (
    table_id varchar not null,
    row_index integer not null,
    column_index integer not null,
    role varchar not null,                -- data row_label column_label unit corner
    text varchar not null,
    char_start integer,
    char_end integer,
    mention_id varchar,
    primary key (table_id, row_index, column_index)
);

create table numerals (
    numeral_id varchar primary key,
    document_id varchar not null,
    char_start integer not null,
    char_end integer not null,
    quote varchar not null,
    class varchar not null,
    reason varchar not null,
    value decimal(38, 10),
    mention_id varchar                    -- of a numeral that became part of a mention
);

create table mentions (
    mention_id varchar primary key,
    document_id varchar not null,
    passage_id varchar not null,
    char_start integer not null,
    char_end integer not null,
    quote varchar not null,               -- the untouched text at the offsets
    reading varchar not null,             -- the same as a person reads it
    value decimal(38, 10),
    low decimal(38, 10),
    high decimal(38, 10),
    bound varchar not null,
    is_vague boolean not null,
    unit varchar,
    unit_quote varchar,
    kind varchar not null,
    class varchar not null,
    period_start varchar,
    period_end varchar,
    grain varchar,
    period_relation varchar,              -- during since until as_of
    period_inferred boolean not null,
    base_start varchar,                   -- base of comparison of a multiple
    base_end varchar,
    rate varchar,                         -- per day, week, month, year, person
    direction varchar,                    -- up down
    origin_id varchar not null,
    sentence_start integer not null,      -- untouched text
    sentence_end integer not null,
    sentence varchar not null,            -- as a person reads it
    table_id varchar,
    row_index integer,
    column_index integer,
    status varchar not null,              -- linked set_aside waiting
    reason varchar not null,              -- why set aside or waiting, which rule linked it
    candidates varchar[] not null,        -- nearest indicators of a waiting mention
    notes varchar[] not null              -- what the reader noticed: malformed, too_large, …
);

-- A mention read to its end: what is measured, how, whose, of what part.
create table statements (
    mention_id varchar primary key,
    measure varchar,                      -- id of a concept; open:<words> where none has it; null: not found
    measure_start integer,                -- where its words stand in the untouched text
    measure_end integer,
    transformation varchar not null,      -- level growth change points share ratio
    ref_area varchar,                     -- whose quantity it is: ISO 3166 alpha-2, or a body
    counterpart_area varchar,             -- the other side of a flow or comparison
    breakdown varchar[] not null,         -- product, industry, group, route: ids of breakdowns, or words of the text
    via varchar,                          -- who passed it on without having stated it
    taken_over varchar not null           -- JSON: slot to how it got there (sentence list paragraph section document …)
);

create table evidence (
    mention_id varchar not null,
    role varchar not null,                -- number unit bound period origin indicator row column
    document_id varchar not null,
    char_start integer not null,
    char_end integer not null,
    quote varchar not null,
    rule varchar not null
);

create table works (
    work_id varchar primary key,
    document_id varchar not null,
    marker varchar,
    char_start integer not null,
    char_end integer not null,
    text varchar not null,
    author varchar,
    title varchar,
    published varchar,
    url varchar
);

create table citations (
    mention_id varchar not null,
    work_id varchar,                      -- null: the marker has no text in the document
    marker varchar not null,
    char_start integer not null,
    char_end integer not null,
    rule varchar not null
);

create table origins (
    origin_id varchar primary key,
    ko varchar not null,
    en varchar not null,
    type varchar not null,                -- agency government organisation media person author stated
    country varchar,
    document_id varchar                   -- of an origin that is the author of a document
);

create table families (
    family varchar primary key,
    ordinal integer not null,
    ko varchar not null,
    en varchar not null,
    description_ko varchar not null,
    description_en varchar not null
);

create table units (
    unit varchar primary key,
    dimension varchar not null,
    ko varchar not null,                  -- as written after a number: 개, 배럴, 달러
    en varchar not null,
    symbol varchar,
    base varchar,                         -- units with the same base can be converted …
    factor varchar not null               -- … of which one of these is so many: digits, however small
);

-- What is measured, whose it is and by what it is split: the names of the ids in `statements`.
create table terms (
    sort varchar not null,                -- measure area breakdown; alias: an id of an indicator that has another now
    term varchar not null,
    ko varchar not null,
    en varchar not null,
    primary key (sort, term)
);

create table indicators (
    indicator_id varchar primary key,     -- family.name
    family varchar not null,
    ordinal integer not null,
    ko varchar not null,
    en varchar not null,
    description_ko varchar not null,
    description_en varchar not null,
    unit varchar not null,
    measure varchar not null,             -- stock flow cumulative rate cap
    concept varchar,                      -- what its figures measure; null: what each of them says, which composed it
    flow_from varchar,
    flow_to varchar,
    basis varchar,
    low decimal(38, 10),                  -- expected range
    high decimal(38, 10),
    part_of varchar,                      -- the indicator whose part this is
    cap_of varchar,                       -- the indicator that this legal limit applies to
    caution_ko varchar,
    caution_en varchar,
    chart varchar not null,               -- claims series timeline number
    is_estimated boolean not null         -- what a text states plainly of it is an estimate all the same
);

-- The other units in which figures of an indicator are stated, each with how many of its own unit one is.
create table indicator_units (
    indicator_id varchar not null,
    unit varchar not null,
    into_unit varchar not null,           -- that of the indicator
    factor decimal(38, 10) not null,
    primary key (indicator_id, unit)
);

create table observations (
    observation_id varchar primary key,   -- <mention id>, readable: 002:8020-8032
    mention_id varchar not null,
    indicator_id varchar not null,
    status varchar not null,              -- published corrected
    value decimal(38, 10),                -- after correction
    low decimal(38, 10),
    high decimal(38, 10),
    correction_id varchar,
    caution_ko varchar,
    caution_en varchar
);

-- Two figures that differ, and the verdict on them: of one indicator, or of two of which each counts the other's flow
-- at its other end; indicator_id is then that of the left figure.
create table relations (
    indicator_id varchar not null,
    left_id varchar not null,
    right_id varchar not null,
    verdict varchar not null,             -- as datasets/verdicts.toml decides: unexplained, window, …
    ratio double,
    reason_ko varchar not null,
    reason_en varchar not null,
    primary key (left_id, right_id)
);

create table corrections (
    correction_id varchar primary key,    -- the id of the mention that it corrects
    document_id varchar not null,
    place varchar not null,               -- as the ledger names it: row and column, or start of the sentence
    expects varchar not null,
    becomes varchar not null,
    value decimal(38, 10) not null,
    reason_ko varchar not null,
    reason_en varchar not null,
    check_name varchar not null
);

create table decisions (
    mention_id varchar not null,
    action varchar not null,              -- accept assign reject
    indicator_id varchar,
    reason varchar not null,
    person varchar not null,
    decided varchar not null,
    lost varchar                          -- why it decides nothing; null: it was applied
);

-- What a figure that a person is asked about could be of, best first; some of these no indicator has yet.
create table readings (
    mention_id varchar not null,
    rank integer not null,                -- from 1
    indicator_id varchar not null,
    ko varchar not null,
    en varchar not null,
    is_near boolean not null              -- words around the figure suggest it, what it says does not
);

-- Corrections and decisions about documents that the manifest does not list: they wait until it does.
create table sleeping (
    ledger varchar not null,              -- the file that holds the entry
    entry varchar not null,               -- the place that it names in the document
    document_id varchar not null          -- which is not in the table `documents`
);

-- What happened: the background of figures in time, as datasets/events.toml tells it.
create table events (
    event_id varchar primary key,
    kind varchar not null,                -- agreement border decision resolution statement summit test treaty war
    happened varchar not null,            -- ISO 8601 at the precision of the source
    ended varchar,                        -- of one that lasted
    ko varchar not null,
    en varchar not null,
    note_ko varchar,
    note_en varchar,
    areas varchar[] not null,
    source varchar not null,              -- the document that shows it
    url varchar,
    words varchar[] not null              -- how texts name it
);

-- What a currency was worth in another, as datasets/rates.csv tells it; nothing is converted without one.
create table rates (
    currency varchar not null,            -- so much of this unit …
    per varchar not null,                 -- … for one of this one
    period varchar not null,              -- ISO 8601
    rate decimal(38, 10) not null,
    sort varchar not null,                -- average (over the period) or end (of it)
    source_ko varchar not null,
    source_en varchar not null,
    url varchar not null
);

create table checks (
    name varchar not null,
    title_ko varchar not null,
    title_en varchar not null,
    severity varchar not null,            -- error (a broken promise), warning (to be shown)
    subject varchar,                      -- id of the row that breaks it; null: none does
    detail_ko varchar,
    detail_en varchar
);

-- The text in windows of 2,000 code points that begin every 1,000: a quote of up to 1,000 is found in
-- the window of its start. Looking each quote up in the whole text would cost the square of its length.
create view text_windows as
select document_id, n, substr(text, cast(n * 1000 + 1 as integer), 2000) as text
from documents, unnest(range(0, length // 1000 + 1)) as windows(n);

-- Whether a period reaches a moment. Dates are compared as far as both are written: 2024-06 lies in 2024, and
-- 2024 meets 2024-06. What has no date meets every moment, and a moment of null is met by all.
create macro is_not_before(begun, ended, moment) as
    moment is null
    or coalesce(ended, begun) is null
    or coalesce(ended, begun) >= left(moment, length(coalesce(ended, begun)));

create macro is_not_after(begun, ended, moment) as
    moment is null
    or coalesce(begun, ended) is null
    or left(coalesce(begun, ended), length(moment)) <= moment;

-- Whether anything of the time of a figure is told: so dated, else undated.
create macro dating_of(begun, ended) as if(coalesce(begun, ended) is null, 'undated', 'dated');

-- The first and the last day of what is written as 2024, 2024-06 or 2024-06-19.
create macro first_day(moment) as cast(moment || right('0000-01-01', 10 - length(moment)) as date);

create macro last_day_of(moment) as
    case length(moment)
        when 4 then cast(moment || '-12-31' as date)
        when 7 then last_day(cast(moment || '-01' as date))
        else cast(moment as date)
    end;

-- The place of a verdict among all: what nothing explains comes first.
create macro rank_of(verdict) as list_position(
    ['unexplained', 'slip', 'mirror', 'revision', 'definition', 'basis', 'window', 'compatible', 'same_source'], verdict
);

-- What a figure is, over all tables. The writer stores its rows once, in the order of the indicators:
-- a chart then reads one stretch of one table, in 2 ms instead of 7, and from ten million rows too.
create view joined_figures as
select
    o.observation_id,
    o.indicator_id,
    i.family,
    i.ko as indicator_ko,
    i.en as indicator_en,
    coalesce(i.concept, s.measure) as measure,
    s.transformation,
    coalesce(i.flow_from, s.ref_area) as ref_area,
    coalesce(i.flow_to, s.counterpart_area) as counterpart_area,
    nullif(array_to_string(s.breakdown, '; '), '') as breakdown,
    m.quote as quote_value,
    o.value,
    o.low,
    o.high,
    m.unit,
    m.bound,
    m.rate,
    if(i.is_estimated and m.kind = 'observed', 'estimate', m.kind) as kind,
    m.is_vague,
    m.period_start,
    m.period_end,
    m.grain,
    first_day(m.period_start) as date_from,
    last_day_of(m.period_end) as date_to,
    m.period_inferred as is_period_inferred,
    m.base_start,
    m.base_end,
    i.flow_from,
    i.flow_to,
    i.basis,
    s.via,
    m.origin_id,
    g.ko as origin_ko,
    g.en as origin_en,
    m.document_id,
    coalesce(d.title, d.label_ko) as document_title,
    d.author,
    d.publisher,
    coalesce(d.published, d.published_inferred) as published,
    d.published is null and d.published_inferred is not null as is_published_inferred,
    pg.label as page,
    m.char_start,
    m.char_end,
    m.sentence as passage,
    w.text as cited_work,
    w.url as cited_url,
    o.status,
    v.verdict,
    nullif(s.taken_over, '{}') as taken_over,
    coalesce(o.caution_ko, i.caution_ko) as caution,
    '/o/' || o.observation_id as permalink,
    k.becomes as correction_becomes,
    case  -- what holds a figure to its indicator: a person, an entry of the catalogue, or the words of the text alone
        when e.mention_id is not null then 'settled'
        when starts_with(m.reason, 'composed:') then 'composed'
        else 'listed'
    end as certainty
from observations o
join mentions m using (mention_id)
join statements s using (mention_id)
join indicators i using (indicator_id)
join origins g on g.origin_id = m.origin_id
join documents d on d.document_id = m.document_id
left join (
    select mention_id, min(work_id) as work_id from citations where work_id is not null group by mention_id
) c on c.mention_id = m.mention_id
left join works w on w.work_id = c.work_id
asof left join (
    select document_id, label, char_start from pages where char_start < char_end
) pg on pg.document_id = m.document_id and pg.char_start <= m.char_start
left join corrections k on k.correction_id = o.correction_id
left join (select distinct mention_id from decisions where lost is null) e on e.mention_id = o.mention_id
left join (
    select observation_id, arg_min(verdict, rank_of(verdict)) as verdict
    from (
        select left_id as observation_id, verdict from relations
        union all
        select right_id, verdict from relations
    ) sides
    group by observation_id
) v on v.observation_id = o.observation_id
order by i.family, i.ordinal, o.indicator_id, m.document_id, m.char_start;

create table figure_rows as select * from joined_figures with no data;

-- What is exported; the corrected digits are for those who put a value into words, the certainty for those who choose.
create view figures as select * exclude (correction_becomes, certainty) from figure_rows;

-- A number in another unit, for pictures: of what had to be converted six digits.
create macro in_unit(amount, factor) as
    if(
        amount is null or amount = 0 or coalesce(factor, 1) = 1,
        amount,
        cast(
            round(
                cast(amount as double) * cast(factor as double),
                cast(6 - ceil(log10(abs(cast(amount as double) * cast(factor as double)))) as integer)
            ) as decimal(38, 10)
        )
    );

-- Figures in the unit of their indicator, in which they are compared and drawn, by where they lie.
create view measured_figures as
select
    f.* replace (
        in_unit(f.value, u.factor) as value,
        in_unit(f.low, u.factor) as low,
        in_unit(f.high, u.factor) as high,
        coalesce(u.into_unit, f.unit) as unit
    ),
    f.rowid as place
from figure_rows f
left join indicator_units u on u.indicator_id = f.indicator_id and u.unit = f.unit;

-- Summaries: what pages ask of all figures is counted once, when the store is written (summaries/*.sql).
-- A page then reads some rows of a small table, whether there are a hundred figures or a million.

create table totals (
    documents integer not null,
    passages integer not null,
    tables integer not null,
    numerals integer not null,
    mentions integer not null,
    figures integer not null,
    waiting integer not null,
    set_aside integer not null,
    indicators integer not null,          -- with figures
    origins integer not null,             -- with figures
    works integer not null,
    relations integer not null,
    corrections integer not null,
    decisions integer not null
);

create table indicator_cards (
    place integer not null,               -- in its family, from 0, in the order of the catalogue
    family varchar not null,
    indicator_id varchar not null,
    ko varchar not null,
    en varchar not null,
    unit varchar not null,
    measure varchar not null,
    chart varchar not null,
    figures integer not null,
    origins integer not null,
    verdict varchar,                      -- on the foremost two of its figures that differ, null if none do
    verdict_ratio double,                 -- of these two
    observation_id varchar not null,      -- of the latest figure
    quote_value varchar not null,
    value decimal(38, 10),
    low decimal(38, 10),
    high decimal(38, 10),
    bound varchar not null,
    rate varchar,
    correction_becomes varchar,
    kind varchar not null,
    is_vague boolean not null,
    period_start varchar,
    period_end varchar,
    origin_id varchar not null,
    origin_ko varchar not null,
    origin_en varchar not null
);

-- At most 24 figures of each indicator, evenly over its time, for small pictures.
create table sample_rows as
select
    observation_id, indicator_id, quote_value, value, low, high, unit, bound, kind, is_vague, period_start, period_end,
    origin_id, origin_ko, origin_en, document_id, document_title, published, char_start, passage, status, rate,
    correction_becomes
from joined_figures
with no data;

-- The place of an origin among those of an indicator and its caps: agencies first, then as first met.
create table origin_places (
    indicator_id varchar not null,
    origin_id varchar not null,
    place integer not null,
    of_cap boolean not null               -- states only figures of a cap
);

-- The colour of an origin, from 0, the same everywhere (see etl/store/colours.py).
create table origin_colours (
    origin_id varchar primary key,
    colour integer not null
);

-- By what figures can be chosen: every value of every field, with its names and how many figures have it.
create table facet_values (
    field varchar not null,               -- family measure area partner breakdown transformation origin kind …
    value varchar not null,
    ko varchar,                           -- null: the pages have the words
    en varchar,
    figures integer not null
);

create table origin_counts (
    origin_id varchar not null,
    figures integer not null,
    documents integer not null
);

create table document_counts (
    document_id varchar not null,
    figures integer not null,
    mentions integer not null,
    numerals integer not null,
    waiting integer not null,
    works integer not null
);

create table class_counts (
    class varchar not null,
    document_id varchar not null,
    numerals integer not null
);

-- Relations with both sides: what nothing explains first, of each verdict the widest ratio first. They lie by
-- indicator, and once more all in one order: the relations of an indicator are then one stretch of a table, and so is
-- a page of all. Two figures of two indicators lie under both, each time with its own on the left.
create table relation_rows (
    indicator_id varchar not null,
    left_id varchar not null,
    right_id varchar not null,
    verdict varchar not null,
    ratio double,
    reason_ko varchar not null,
    reason_en varchar not null,
    indicator_ko varchar not null,
    indicator_en varchar not null,
    family varchar not null,
    left_quote varchar not null,
    left_origin_ko varchar not null,
    left_origin_en varchar not null,
    left_document_id varchar not null,
    right_quote varchar not null,
    right_origin_ko varchar not null,
    right_origin_en varchar not null,
    right_document_id varchar not null,
    right_indicator_id varchar not null,
    right_indicator_ko varchar not null,
    right_indicator_en varchar not null
);

create table ranked_relations as select * from relation_rows with no data;

-- The verdicts in that order.
create table relation_counts (
    verdict varchar not null,
    pairs integer not null
);

-- Which documents name an event, in how many passages, and where the first of these does.
create table event_places (
    event_id varchar not null,
    document_id varchar not null,
    passages integer not null,
    char_start integer not null,
    char_end integer not null,
    quote varchar not null                -- the words there
);

-- An index: cards ask for one figure, the reader for those of one document.
create unique index figure_of on figure_rows (observation_id);
create index figure_in on figure_rows (document_id);
create index relation_left on relations (left_id);
create index relation_right on relations (right_id);

-- The mentions that wait for a person, in the order of the documents.
create table waiting_rows (
    mention_id varchar not null,
    mention_row bigint not null           -- its rowid in mentions
);

-- What datasets/ call the things of the store beside the names in their own tables.
create table names (
    kind varchar not null,                -- origin unit measure area breakdown indicator
    id varchar not null,
    name varchar not null,
    language varchar,                     -- ko, en: the name that is shown in it
    weight integer not null               -- of 100: how surely who types it means this
);

-- How numbers are written in words: [numbers] of datasets/language/, for the reader of what is typed.
create table number_words (
    language varchar primary key,
    words json not null
);

-- The figures in the order in which a search shows those that fit alike: the row here is their `place`.
create table search_figures (
    figure_row integer not null,          -- in figure_rows
    indicator integer not null            -- its row in search_things
);

-- What a figure is found by: indicator, origin, document, unit, measure, area, breakdown, family, period, and words
-- that many of these have in their names. The places of its figures are one stretch of search_places, in order.
create table search_things (
    kind varchar not null,
    id varchar not null,
    ko varchar,                           -- of an indicator, origin or document, and so below
    en varchar,
    figures integer not null,
    first bigint not null                 -- row of its first place
);

create table search_places (
    place integer not null
);

-- Numbers of figures, in order: values and their ends as stored, and digits as printed.
create table search_numbers (
    number double not null,
    place integer not null,
    printed boolean not null
);

-- Names and words of names, taken apart into letters, and their initial consonants, in order.
create table search_keys (
    key varchar not null,
    things integer[] not null,            -- rows of search_things, the likeliest first
    weights integer[] not null,           -- of 100, of each
    firsts integer[] not null,            -- row of its first place
    sizes integer[] not null,             -- how many figures it has
    figures integer not null              -- of the most frequent
);

-- Runs of three letters in keys, in order: keys that are like what is typed share most of theirs.
create table search_grams (
    gram varchar not null,
    key_row integer not null
);

-- The passages in which words are looked for.
create view search_texts as
select cast(rowid as integer) as place, lower(reading) as text
from passages
where kind <> 'running';

-- Every ending of every word of `search_texts` (what stands between blanks; at most 24 characters), in order: the
-- words that contain something are those with an ending that begins with it. These stand together, and so do
-- their places: one stretch of `ending_places`.
create table endings (
    ending varchar not null,
    first bigint not null,                -- row of its first place
    hits integer not null                 -- how many places it has
);

create table ending_places (
    place integer not null                -- as in search_texts
);

-- A stretch of it; of passages only those before a row.
create macro places_between(begun, ended, row) as table
    select * from ending_places where rowid >= begun and rowid < ended and place < row;
