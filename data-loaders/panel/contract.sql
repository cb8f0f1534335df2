-- What a release keeps, row for row, before any number is computed: a promise a paragraph, whose query returns those that break it.
-- First its id, then: stop or note, and the dialects that make it (shares rounded to two decimals add up to nothing exactly). A breach
-- stops a build where a number would be wrong, or could be read in two ways; else it is counted and noted.

-- unique: stop long metric
-- promise: A cell is published once: platform, period, task, metric, category and statistic are a key.
-- next: the file repeats rows; compare the file's hash with the catalogue (npm run data -- verify)
SELECT platform, metric, task, trim(category || ' ' || stat) AS cell, 'one row' AS expected, count(*) || ' rows' AS found
FROM observations WHERE hash(platform, period, task, metric, category, stat) IN (FROM repeated)
GROUP BY platform, period, task, metric, category, stat HAVING count(*) > 1;

-- finite: stop long metric
-- promise: A value is a number; what was not published has no row.
-- next: look at the row; what stands for an absent value there must be left out in data-loaders/dialects/
SELECT platform, metric, task, trim(category || ' ' || stat) AS cell, 'a number' AS expected,
  coalesce(value::VARCHAR, 'null') AS found
FROM observations WHERE value IS NULL OR NOT isfinite(value);

-- percentages: stop long metric
-- promise: A percentage lies between 0 and 100, a count is above 0.
-- next: look at the row; a new unit needs a mapping in data-loaders/dialects/
SELECT platform, metric, task, trim(category || ' ' || stat) AS cell,
  CASE stat WHEN 'pct'::stat THEN '0 to 100' ELSE 'a count above 0' END AS expected, value::VARCHAR AS found
FROM observations
WHERE (stat = 'pct'::stat AND NOT value BETWEEN 0 AND 100 + 1e-9) OR (stat = 'count'::stat AND value <= 0);

-- whole: note long
-- promise: A count is a whole number.
-- next: counts are scaled upstream, and no longer rounded; shares are read as published
SELECT platform, metric, task, trim(category || ' ' || stat) AS cell, 'a whole number' AS expected, value::VARCHAR AS found
FROM observations WHERE stat = 'count'::stat AND value <> round(value);

-- ranges: note long metric
-- promise: A mean or an index lies in the range of its measure (src/analysis/panel/measures.json).
-- next: look at the row; a new unit needs a mapping in data-loaders/dialects/
SELECT platform, metric, task, trim(category || ' ' || stat) AS cell, r.range AS expected, value::VARCHAR AS found
FROM observations JOIN ranges r USING (metric)
WHERE stat IN ('mean'::stat, 'index'::stat) AND NOT value BETWEEN r.low AND r.high;

-- adds-up: stop long
-- promise: The cells of a task, folded ones included, add up to its number of conversations.
-- next: rows are missing or doubled; compare the file's hash with the catalogue
SELECT c.platform, c.metric, c.task, 'all cells' AS cell, n.value || ' conversations' AS expected,
  c.total || ' in its cells' AS found
FROM cells c JOIN observations n ON n.platform = c.platform AND n.period = c.period AND n.task = c.task
  AND n.metric = 'usage'::metric AND n.stat = 'count'::stat
WHERE c.stat = 'count'::stat AND c.task <> ''::task AND abs(c.total - n.value) > 1e-6;

-- hundred: stop long metric
-- promise: The percentages of a task, folded cell included, add up to 100 (± 1e-6, or ± 0.05 where two decimals are published); so do the shares of all tasks where more are.
-- next: rows are missing or doubled; compare the file's hash with the catalogue
SELECT platform, metric, task, 'all cells' AS cell, '100 %' AS expected, total || ' %' AS found
FROM cells WHERE stat = 'pct'::stat AND abs(total - 100) > getvariable('rounding')
UNION ALL SELECT platform, metric, '', 'all tasks', '100 %', sum(value) || ' %'
FROM observations WHERE metric = 'usage'::metric AND stat = 'pct'::stat AND task <> ''::task
GROUP BY platform, period, metric HAVING getvariable('rounding') < 0.01 AND abs(sum(value) - 100) > 1e-6;

-- base: note long
-- promise: The counts of a facet about all conversations add up to the platform's base, the sum over its tasks (± 0.1 %).
-- next: rows are missing or doubled; compare the file's hash with the catalogue
SELECT c.platform, c.metric, '' AS task, 'all cells' AS cell, b.n || ' conversations' AS expected,
  c.total || ' in its cells' AS found
FROM cells c JOIN (SELECT platform, period, sum(value) AS n FROM observations
    WHERE metric = 'usage'::metric AND stat = 'count'::stat GROUP BY ALL) b USING (platform, period)
WHERE c.stat = 'count'::stat AND c.task = ''::task AND abs(c.total - b.n) > 0.001 * b.n;

-- folding: note long
-- promise: A named cell of a task stands for at least 15 conversations; smaller ones are folded.
-- next: the publisher folds from another number on; the bounds of folded cells take what the file shows
SELECT platform, metric, task, 'named cells' AS cell, 'named cells of at least 15' AS expected, low::VARCHAR AS found
FROM cells WHERE stat = 'count'::stat AND task <> ''::task AND low < 15;

-- exact-success: note long
-- promise: What is folded beside a task's yes is the other label: never yes, no and a folded cell, and fewer than 15 folded.
-- next: bounds of that task's success stay as wide as its folded cell; those of other tasks are exact
SELECT platform, 'success' AS metric, task, 'cells beside yes' AS cell,
  'the other label alone, or fewer than 15 folded' AS expected,
  concat_ws(', ', 'yes ' || yes, 'no ' || "no", 'folded ' || folded) AS found
FROM (SELECT platform, period, task, max(value) FILTER (category = 'yes'::category) AS yes,
    max(value) FILTER (category = 'no'::category) AS "no", max(value) FILTER (category = 'folded'::category) AS folded
  FROM observations WHERE metric = 'success'::metric AND stat = 'count'::stat AND task <> ''::task GROUP BY ALL)
WHERE yes IS NOT NULL AND folded IS NOT NULL AND ("no" IS NOT NULL OR folded >= 15);

-- share: stop long
-- promise: A percentage is its count over the task's conversations (± 1e-6).
-- next: count and percentage rows disagree; compare the file's hash with the catalogue
SELECT c.platform, c.metric, c.task, c.category AS cell, (100 * c.n / n.value) || ' %' AS expected, c.share || ' %' AS found
FROM (SELECT platform, period, task, metric, category, max(value) FILTER (stat = 'count'::stat) AS n,
    max(value) FILTER (stat = 'pct'::stat) AS share
  FROM observations WHERE metric <> 'usage'::metric AND stat IN ('count'::stat, 'pct'::stat) AND task <> ''::task GROUP BY ALL) c
JOIN observations n ON n.stat = 'count'::stat AND n.platform = c.platform AND n.period = c.period AND n.task = c.task
  AND n.metric = 'usage'::metric
WHERE abs(c.share - 100 * c.n / n.value) > 1e-6;
