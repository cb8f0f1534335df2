/** Questions to begin with: each shows something else that the tables can answer. */
export const examples: readonly {name: string; sql: string}[] = [
  {
    name: "The essay's correlation",
    sql: `SELECT count(*) AS tasks, corr(gap, api_directive) AS r, avg(gap) AS mean_gap
FROM shared
WHERE gap IS NOT NULL AND api_directive IS NOT NULL AND claude_directive IS NOT NULL
  AND claude_learning IS NOT NULL AND api_learning IS NOT NULL`
  },
  {
    name: "The gap by directive use, in steps of ten",
    sql: `SELECT 10 * floor(api_directive / 10) AS directive_from, count(gap) AS tasks, avg(gap) AS mean_gap
FROM shared
WHERE gap IS NOT NULL AND api_directive IS NOT NULL
GROUP BY directive_from
ORDER BY directive_from`
  },
  {
    name: "The gap by occupation, with its title",
    sql: `SELECT title, count(gap) AS tasks, avg(gap) AS mean_gap
FROM shared JOIN majors USING (soc_major)
GROUP BY title
HAVING count(gap) >= 5
ORDER BY mean_gap DESC`
  },
  {
    name: "Occupations whose tasks are most directive through the API",
    sql: `SELECT title, count(DISTINCT task) AS tasks, avg(api_directive) AS directive
FROM shared JOIN occupations USING (task)
WHERE api_directive IS NOT NULL
GROUP BY title
HAVING count(DISTINCT task) >= 3
ORDER BY directive DESC, title`
  },
  {
    name: "Tasks that go better through the API",
    sql: `SELECT task, claude_success, api_success, gap, api_n
FROM shared
WHERE gap < 0
ORDER BY gap`
  },
  {
    name: "How much is folded",
    sql: `SELECT round(claude_n, -2) AS about_n, count(*) AS tasks, avg(claude_success_folded) AS folded_percent
FROM panel
WHERE claude_n BETWEEN 15 AND 2000
GROUP BY about_n
ORDER BY about_n`
  },
  {
    name: "Claims that are not reproduced",
    sql: `SELECT id, verdict, statement, reason
FROM claims
WHERE verdict <> 'reproduced'
ORDER BY id`
  },
  {name: "What the columns mean", sql: "SELECT name, unit, meaning FROM variables"}
];
