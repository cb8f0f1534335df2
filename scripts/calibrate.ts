// npm run calibrate: do 95 % intervals hold what was planted in synthetic panels 95 times in a hundred?
import {parseArgs} from "node:util";

import {calibrate} from "./calibration/calibrate.js";
import {cases} from "./calibration/cases.js";
import {coverageTable, isAccounted} from "./calibration/coverageTable.js";
import {writeBetween} from "./writeBetween.js";

const usage = `usage: npm run calibrate -- [options]
  --draws 2000     panels drawn from each scenario; the table in docs/numerics.md is of 2,000
  --tasks 258      tasks a panel
  --seed 1
  --docs           write the table into docs/numerics.md`;

/** Tasks that stand for all conceivable ones: their sampling error is a thirtieth of a draw's. */
const reference = 200_000;

function run(): void {
  const {values} = parseArgs({
    options: {
      draws: {type: "string", default: "2000"},
      tasks: {type: "string", default: "258"},
      seed: {type: "string", default: "1"},
      docs: {type: "boolean", default: false},
      help: {type: "boolean", default: false}
    }
  });
  if (values.help) return console.log(usage);
  const [draws, tasks, seed] = (["draws", "tasks", "seed"] as const).map((name) => whole(name, values[name]));
  const results = calibrate(cases, {draws: draws!, tasks: tasks!, seed: seed!, reference});
  const said = `${draws!.toLocaleString("en")} panels of ${tasks} tasks from each scenario, seed ${seed}.`;
  const text = `${said}\n\n${coverageTable(results)}`;
  console.log(text);
  if (values.docs) writeBetween("docs/numerics.md", "coverage", text);
  if (!results.every(isAccounted)) process.exitCode = 1;
}

function whole(name: string, text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new Error(`--${name}: expected a whole number from 1, found "${text}"\n${usage}`);
}

try {
  run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
