// npm run calibrate: do 95 % intervals hold what was planted in synthetic panels 95 times in a hundred?
import {calibrate, type Calibrated} from "./calibration/calibrate.js";
import {scenarios} from "./calibration/cases.js";
import {command, whole} from "./command.js";
import usage from "./usage/calibrate.txt";
import {markdownTable, writeBetween} from "./writeBetween.js";

/** Tasks that stand for all conceivable ones: their sampling error is a thirtieth of a draw's. */
const reference = 200_000;

/** Whether it covers as often as it says, 95 %: over 2,000 draws three standard errors are 1.5 points. */
const asPromised = ({coverage}: Calibrated): boolean => Math.abs(coverage - 95) <= 1.5;

/** The table of docs/numerics.md. */
function coverageTable(results: readonly Calibrated[]): string {
  const numbers = ["true", "mean estimate", "covers, %", "as promised", "p uniform"];
  const header = ["planted, and interval", "true value of", ...numbers];
  const rows = scenarios.flatMap(({id, label}) => [
    [`**${label}**`, "", "", "", "", "", ""],
    ...results.filter(({scenario}) => scenario === id).map(rowOf)
  ]);
  // Words stay on the left in the first two columns.
  return markdownTable(header, rows).replace("| --- | --:", "| --- | ---");
}

function rowOf(result: Calibrated): string[] {
  const {target, mean, coverage, uniform} = result;
  const reason = result.case.off ?? "**not accounted for**";
  const word = asPromised(result) ? "yes" : `${coverage > 95 ? "more" : "less"}: ${reason}`;
  const p = uniform === null ? "" : `${uniform > 0.01 ? "yes" : "**no**"} (${uniform.toFixed(2)})`;
  return [result.case.label, result.case.target, number(target), number(mean), coverage.toFixed(1), word, p];
}

const number = (value: number): string => value.toFixed(Math.abs(value) < 1 ? 3 : 2).replace(/^-/, "−");

await command(usage, (told, {docs}) => {
  const [draws, tasks, seed] = [whole("draws", told.draws), whole("tasks", told.tasks), whole("seed", told.seed)];
  const results = scenarios.flatMap((one) => calibrate(one, {draws, tasks, seed, reference}));
  const said = `${draws.toLocaleString("en")} panels of ${tasks} tasks from each scenario, seed ${seed}.`;
  const text = `${said}\n\n${coverageTable(results)}`;
  console.log(text);
  if (docs) writeBetween("docs/numerics.md", "coverage", text);
  if (!results.every((result) => result.case.off !== null || asPromised(result))) process.exitCode = 1;
});
