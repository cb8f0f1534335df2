import {count, fixed, month, range, signed} from "../../../src/analysis/format.js";
import type {Judged} from "../../../src/analysis/judge.js";
import {absentWord, byDirection, direction, number, withInterval} from "../../../src/analysis/say.js";
import {variables} from "../../../src/analysis/variables.js";
import type {LimitsEvidence} from "./limitsEvidence.js";

/** One limitation in a row: what it could do to the report's numbers, and how far. */
export interface Limitation {
  name: string;
  /** Which way it pushes what is reported. */
  direction: string;
  /** A computed number with interval and n. */
  far: string;
  /** The section that shows it. */
  anchor: string;
}

/** Every known limitation, with its direction and size on the data of this build. */
export function limitations(judged: Judged, evidence: LimitsEvidence): Limitation[] {
  return [
    folded(judged, evidence),
    filter(evidence),
    pseudoTask(evidence),
    noise(evidence),
    judge(judged),
    unit(evidence),
    models(evidence),
    tenure(evidence),
    mix(evidence),
    concentration(judged, evidence),
    oneWeek(judged, evidence)
  ];
}

function oneWeek({evidence: {window}}: Judged, {weeks}: LimitsEvidence): Limitation {
  const [week] = weeks.filter(({moves}) => moves.length > 0);
  const move = week?.moves.find(({variable}) => variable === "api_directive") ?? week?.moves[0];
  return {
    name: "One week",
    direction: "either way: no interval of this report includes it",
    far:
      week === undefined || move === undefined
        ? "not known: these data hold one week that can be compared"
        : `${variables[move.variable].label} of the same task moved by a median of ${number(move.answer.median_move)} ` +
          `${variables[move.variable].unit === "%" ? "points" : variables[move.variable].unit} between ` +
          `${month(week.other.window.start)} and ${month(window.start)}${
            move.answer.interval === null
              ? ""
              : ` (95 % interval ${range(move.answer.interval)}, n = ${count(move.answer.n)})`
          }`,
    anchor: "one-week"
  };
}

function noise({noise: [all]}: LimitsEvidence): Limitation {
  return {
    name: "Counting noise in small cells",
    direction: "correlations look weaker than they are; means stay",
    far:
      all === undefined
        ? absentWord
        : `r ${withInterval(all.seen, 2)} as published, ${withInterval(all.corrected, 2)} with the noise taken out`,
    anchor: "counting-noise-in-small-cells"
  };
}

function judge({declared: {mean_gap}}: Judged): Limitation {
  return {
    name: "The model judges its own work",
    direction: byDirection(mean_gap, {
      above: "a judge harsher on the API makes the gap too wide, a kinder one too small",
      below: "a judge harsher on Claude.ai makes the API's lead too wide",
      unclear: "a judge harsher on one platform makes or hides a gap"
    }),
    far: mean_gap.estimable
      ? `the gap is gone if, of 100 ${mean_gap.value > 0 ? "API" : "Claude.ai"} conversations, the label fails ` +
        `${fixed(Math.abs(mean_gap.value))} too many (95 % interval ${range(sized(mean_gap.interval!))}, n = ${count(mean_gap.n)})`
      : absentWord,
    anchor: "the-judge"
  };
}

/** An interval of sizes, smaller end first, whatever the sign. */
function sized([low, high]: readonly [number, number]): [number, number] {
  const [a, b] = [Math.abs(low), Math.abs(high)];
  return low <= 0 && high >= 0 ? [0, Math.max(a, b)] : [Math.min(a, b), Math.max(a, b)];
}

function folded({declared}: Judged, {shared}: LimitsEvidence): Limitation {
  const gap = declared["mean_gap.bounds.all_shared"];
  const ahead = declared["share_ahead.bounds.all_shared"];
  return {
    name: "Cells that were not published",
    direction: "what is shown is selected for success, most where a task is small; what is hidden can go either way",
    far:
      gap.estimable && ahead.estimable
        ? `over all ${count(shared.tasks)} shared tasks the mean gap is bounded by ${range(gap.interval!)} pp, the share of ` +
          `tasks with Claude.ai ahead by ${range(ahead.interval!, 0)} %`
        : absentWord,
    anchor: "cells-that-were-not-published"
  };
}

function filter({requirements, variants}: LimitsEvidence): Limitation {
  const modes = requirements.filter(({requirement}) => !requirement.endsWith("success"));
  const first = modes.reduce((a, b) => (b.drops_alone > a.drops_alone ? b : a));
  return {
    name: "The filter to the essay's tasks",
    direction: "towards tasks with many conversations and much learning",
    far:
      `asking for the ${variables[first.requirement].label} alone drops ${count(first.drops_alone)} of ` +
      `${count(first.drops_alone + first.met.tasks)} tasks; ${waived(variants)}`,
    anchor: "the-filter-taken-apart"
  };
}

function waived(variants: LimitsEvidence["variants"]): string {
  const gaps = variants.map(({headline}) => headline.mean_gap).filter((gap) => gap.estimable);
  const values = gaps.map((gap) => gap.value);
  if (new Set(gaps.map((gap) => gap.n)).size < 2) return "waiving requirements brings in no task of these files";
  const sizes = gaps.map((gap) => gap.n);
  return (
    `with requirements waived the mean gap stays within ${range([Math.min(...values), Math.max(...values)])} pp ` +
    `(n from ${count(Math.min(...sizes))} to ${count(Math.max(...sizes))})`
  );
}

function pseudoTask({pseudo}: LimitsEvidence): Limitation {
  const [a, b] = [pseudo.with.mean_gap, pseudo.without.mean_gap];
  const [r, s] = [pseudo.with.correlation, pseudo.without.correlation];
  const labels = pseudo.with.tasks - pseudo.without.tasks;
  return {
    name: "A label counted as a task",
    direction:
      !a.estimable || !b.estimable || labels === 0
        ? "none on these data"
        : `${b.value > a.value ? "lowers" : "raises"} the mean gap by ${fixed(Math.abs(b.value - a.value), 2)} pp`,
    far:
      a.estimable && b.estimable
        ? `mean gap ${fixed(a.value, 2)} pp with it, ${withInterval(b, 2, " pp")} without; r ${number(r.value, 3)} and ${number(s.value, 3)}`
        : absentWord,
    anchor: "a-label-counted-as-a-task"
  };
}

function unit({tries: {closed}}: LimitsEvidence): Limitation {
  return {
    name: "Conversations against single exchanges",
    direction: "makes the API look worse: a conversation can fail twice and end well",
    far:
      closed === null
        ? "no number of tries closes the gap, or there is none to close"
        : `${number(closed.value, 2)} independent tries a row would make the whole gap` +
          (closed.interval === null ? "" : ` (95 % interval ${range(closed.interval, 2)}, n = ${count(closed.n)})`),
    anchor: "the-unit-of-analysis"
  };
}

function unseen({unseen: rows}: LimitsEvidence, prevalence: number): string {
  const found = rows.find((row) => row.prevalence === prevalence);
  return found === undefined
    ? absentWord
    : `${fixed(Math.abs(found.success))} points (95 % interval ${range(sized(found.interval))})`;
}

function models(evidence: LimitsEvidence): Limitation {
  return {
    name: "Which models",
    direction: "either way: weaker models on a platform lower its success",
    far: `to make the whole gap with half of one platform's traffic, a model must differ in success by ${unseen(evidence, 50)}`,
    anchor: "models-and-people-nobody-sees"
  };
}

function tenure(evidence: LimitsEvidence): Limitation {
  return {
    name: "Which people: how long they have used it",
    direction: "practised users raise the success of the platform they are on",
    far: `were all users of one platform practised and none of the other's, practice must be worth ${unseen(evidence, 100)}`,
    anchor: "models-and-people-nobody-sees"
  };
}

function mix({mix: found}: LimitsEvidence): Limitation {
  const interval = found?.intervals.mix ?? null;
  const whole = found?.intervals.difference ?? null;
  const clear = interval === null ? 0 : interval[0] > 0 ? 1 : interval[1] < 0 ? -1 : 0;
  return {
    name: "Users choose what to bring",
    direction:
      found === null
        ? "not known"
        : clear === 0
          ? "over all conversations either way; within a task, unknown"
          : `over all conversations makes the gap ${clear * found.difference > 0 ? "wider" : "smaller"}; within a task, unknown`,
    far:
      found === null
        ? absentWord
        : `weighted by conversations, which tasks are brought makes ${signed(found.mix)} pp` +
          (interval === null ? "" : ` (95 % interval ${range(interval)})`) +
          ` of ${signed(found.difference)} pp` +
          (whole === null ? "" : ` (${range(whole)}; n = ${count(found.tasks)})`),
    anchor: "who-brings-what"
  };
}

function concentration({declared}: Judged, {weighted}: LimitsEvidence): Limitation {
  const plain = declared["pearson.api_directive.gap"];
  const effective = weighted.r.estimable ? weighted.r.details?.effective_n : undefined;
  const weaker = plain.estimable && weighted.r.estimable && Math.abs(weighted.r.value) < Math.abs(plain.value);
  return {
    name: "A few tasks hold most conversations",
    direction: !weighted.r.estimable
      ? "not known"
      : `weighting by conversations makes r ${weaker ? "weaker" : "stronger"}${direction(weighted.r) === 0 ? ", and its interval includes 0" : ""}`,
    far:
      effective === undefined
        ? absentWord
        : `${count(effective)} effective tasks; r ${withInterval(weighted.r, 2)}, mean gap ${withInterval(weighted.gap, 1, " pp")}`,
    anchor: "a-few-tasks-hold-most-conversations"
  };
}
