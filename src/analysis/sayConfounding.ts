import type {ConfoundingReport} from "./confoundingReport.js";
import type {Yardstick} from "./difficulty.js";
import {yardstickModel, yardsticks} from "./difficulty.js";
import {tCritical} from "./distributions.js";
import {fixed, list, range, signed} from "./format.js";
import {variables} from "./variables.js";

const percent = (share: number): string => `${fixed(100 * share)} %`;

const timesWords: Readonly<Record<number, string>> = {2: "twice", 3: "three times"};

/** How strong something unmeasured would have to be to take the slope away. */
export function sayRobustness(report: ConfoundingReport, yardstick: Yardstick): string {
  const {slope, se, df} = report.slope;
  const half = tCritical(df, 0.95) * se;
  const held = list(yardstickModel(yardstick).adjust.map((id) => variables[id].label));
  const start = `${signed(slope, 2)} (classical 95 % interval ${range([slope - half, slope + half], 2)}, n = ${report.n})`;
  const clear =
    report.significant > 0
      ? `; with ${percent(report.significant)} of both, its interval would include zero`
      : "; its interval includes zero as it is";
  return (
    `A confounder would need to explain ${percent(report.value)} of what is left of both the API's directive share and the ` +
    `gap to bring the slope from ${start} to zero, holding ${held} fixed${clear}.`
  );
}

/** What something unmeasured would do if it were as strong as the yardstick, or several times as strong. */
export function sayBenchmarks({benchmarks, significant}: ConfoundingReport, yardstick: Yardstick): string {
  const name = yardsticks[yardstick];
  if (significant === 0)
    return `With ${name} held fixed as well, no clear slope is left that a confounder could take away, so no picture is drawn.`;
  const [first, ...more] = benchmarks;
  if (first === undefined) return `Nothing can be as strong as ${name}: it leaves the directive share no room.`;
  const left = (b: typeof first): string =>
    `${signed(b.slope, 2)}${b.interval === null ? " (all of the gap explained)" : ` (${range(b.interval, 2)})`}`;
  const further = more.map((b) => `one ${timesWords[b.times] ?? `${b.times} times`} as strong to ${left(b)}`);
  return (
    `A confounder as strong as ${name}, which explains ${percent(first.predictor)} of what is left of the directive share and ` +
    `could explain ${percent(first.outcome)} of the gap, would move the slope to ${left(first)}` +
    `${further.length === 0 ? "; a stronger one has no room" : `; ${list(further)}`}.`
  );
}
