// How routine each task's occupation is: what automation-risk.md joins to the panel.
import {readFileSync} from "node:fs";

import {group, mean, rollup} from "d3-array";
import {csvFormat, csvParse} from "d3-dsv";

import {staged} from "../../data-loaders/site/staged.js";

/** An occupation with fewer statements whose verb is listed has no score. */
const fewest = 3;

const {occupations} = staged();
const verbs = csvParse(readFileSync("src/hypotheses/verbs.csv", "utf8"));
const kinds = new Map(verbs.map(({verb, kind}) => [verb!, kind!]));

const listed = occupations.flatMap((one) => {
  const kind = kinds.get(/^\w+/.exec(one.task)?.[0] ?? "");
  return kind === undefined ? [] : [{...one, routine: kind === "routine" ? 100 : 0}];
});
const scores = rollup(
  listed,
  (statements) => (statements.length < fewest ? null : mean(statements, ({routine}) => routine)!),
  ({soc_code}) => soc_code
);
// A statement of several occupations counts for the first by code.
const rows = [...group(occupations, ({task}) => task).values()].map(([first]) => ({
  task: first!.task,
  soc_code: first!.soc_code,
  title: first!.title,
  routine: scores.get(first!.soc_code) ?? null
}));

process.stdout.write(
  `${csvFormat(
    rows.filter(({routine}) => routine !== null),
    ["task", "soc_code", "title", "routine"]
  )}\n`
);
