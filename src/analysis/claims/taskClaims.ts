import {estimate} from "../estimators/estimate.js";
import type {Estimate} from "../estimators/Estimated.js";
import {selectTasks} from "../panel/selectTasks.js";
import {essayPopulation, essaySpecification, type Specification, successPopulation} from "../panel/Specification.js";
import type {VariableId} from "../panel/variables.js";
import {fixed, pValue, range, signed} from "../words/format.js";
import type {Claim, Evidence, Judgement} from "./Claim.js";
import {absent, carried, figureClaim, pairClaim, rounds, side, undecided} from "./judgement.js";

const onTasks = "task success by task";
const meanOf = (outcome: VariableId): Specification => ({
  ...essaySpecification,
  outcome,
  predictor: null,
  estimator: "mean"
});

/** Claims about tasks published on both platforms: counts, levels and correlations. */
export const taskClaims: Claim[] = [
  {
    id: "C05",
    statement: "1,416 tasks have a published success share on both platforms.",
    published: 1416,
    rule:
      "Reproduced when the count is met. Not testable when the files list success for under nine in ten of a platform's " +
      "tasks: the count is then of the files, not of the release.",
    judge: judgeSharedSuccess
  },
  countClaim("C06", "258 of them also have the mode cells asked for on both platforms.", 258),
  figureClaim({
    id: "C07",
    statement: "Claude.ai is ahead on 85 of 100 of these tasks.",
    published: 84.9,
    digits: 1,
    unit: " %",
    needs: "success",
    what: onTasks,
    observe: ({panel}) => answered(estimate({...meanOf("gap"), estimator: "share_positive"}, panel))
  }),
  pairClaim({
    id: "C08",
    statement: "On these tasks success is about 16 points higher on Claude.ai.",
    published: {gap: 15.9, claude_ai: 70.4, api: 54.6},
    digits: 1,
    unit: "",
    needs: "success",
    what: onTasks,
    observe: (evidence) => means(evidence, {gap: "gap", claude_ai: "claude_success", api: "api_success"})
  }),
  pairClaim({
    id: "C12",
    statement: "Within these tasks too, API use is more directive.",
    published: {api: 56, claude_ai: 29},
    digits: 0,
    unit: " %",
    needs: "success",
    what: onTasks,
    observe: (evidence) => means(evidence, {api: "api_directive", claude_ai: "claude_directive"})
  }),
  pairClaim({
    id: "C13",
    statement: "Within these tasks, learning is a third of Claude.ai use and an eighth of API use.",
    published: {claude_ai: 33.5, api: 13.5},
    digits: 1,
    unit: " %",
    needs: "success",
    what: onTasks,
    observe: (evidence) => means(evidence, {claude_ai: "claude_learning", api: "api_learning"}),
    note: "Asking for a published learning cell on both platforms selects tasks rich in learning."
  }),
  correlationClaim("C16", "The API's directive share correlates with the gap.", "api_directive", -0.263, 1.9e-5),
  {
    id: "C18",
    statement: "Claude.ai's learning share goes with the gap, r = 0.158.",
    published: 0.158,
    rule:
      "About the printed number: reproduced when Claude.ai's own learning share gives it, contradicted when that lies clearly " +
      "on the other side of 0, otherwise not supported. The reason says whether the reading holds, and which variable gives the number.",
    judge: judgeLearning
  },
  correlationClaim("C21", "The API's learning share goes with a wider gap.", "api_learning", 0.226, 2.5e-4),
  correlationClaim(
    "C22",
    "The difference in directive share goes with a wider gap.",
    "directive_difference",
    0.139,
    0.026
  )
];

function countClaim(id: string, statement: string, published: number): Claim {
  return figureClaim({
    id,
    statement,
    published,
    digits: 0,
    unit: " tasks",
    needs: "success",
    what: onTasks,
    observe({panel}) {
      const tasks = selectTasks(panel, essayPopulation);
      return tasks.length === 0 ? null : {value: tasks.length, interval: null, n: tasks.length};
    },
    note: "“Mode cells” means directive and learning, not all modes; the pseudo-task “none” is counted."
  });
}

function correlationClaim(id: string, statement: string, predictor: VariableId, r: number, p: number): Claim {
  return {
    id,
    statement: `${statement.slice(0, -1)}, r = ${signed(r, 3)}.`,
    published: r,
    rule:
      "Reproduced when r and p round to what was printed. Contradicted when the interval lies on the other side of 0; " +
      "otherwise not supported.",
    judge(evidence) {
      const found = estimate({...essaySpecification, predictor}, evidence.panel);
      if (!found.estimable) return absent(evidence, "success", onTasks);
      const sameP = rounds(Math.log10(found.p!), Math.log10(p), 1);
      const same = rounds(found.value, r, 3) && sameP;
      const opposite = side(found.interval!) === -Math.sign(r);
      return {
        ...carried(found),
        verdict: same ? "reproduced" : opposite ? "contradicted" : "not supported",
        reason: `These data give ${correlationWords(found)}.`
      };
    }
  };
}

/** “r = −0.263 (95 % interval −0.37 to −0.15, p = …, n = 258)”. */
export function correlationWords(found: Estimate): string {
  if (!found.estimable) return `no estimate: ${found.reason}`;
  const interval = found.interval ? `95 % interval ${range(found.interval, 2)}, ` : "";
  return `r = ${fixed(found.value, 3)} (${interval}${found.p === null ? "" : `${pValue(found.p)}, `}n = ${found.n})`;
}

function answered(found: Estimate) {
  return found.estimable ? {value: found.value, interval: found.interval, n: found.n} : null;
}

function means({panel}: Evidence, outcomes: Record<string, VariableId>) {
  const found = Object.entries(outcomes).map(([key, outcome]) => [key, estimate(meanOf(outcome), panel)] as const);
  const estimated = found.flatMap(([key, e]) => (e.estimable ? [[key, e] as const] : []));
  if (estimated.length < found.length) return null;
  return {
    values: Object.fromEntries(estimated.map(([key, e]) => [key, e.value])),
    intervals: Object.fromEntries(estimated.map(([key, e]) => [key, e.interval!])),
    n: estimated[0]![1].n
  };
}

function judgeSharedSuccess(evidence: Evidence): Judgement {
  const {panel} = evidence;
  const observed = selectTasks(panel, successPopulation).length;
  if (observed === 0) return absent(evidence, "success", onTasks);
  const covered = (["claude", "api"] as const).map((platform) => {
    const tasks = panel.filter((row) => row[`${platform}_n`] !== null && row.task !== "not_classified");
    const cells = tasks.filter((row) =>
      (["success", "failure", "success_folded"] as const).some((cell) => row[`${platform}_${cell}`] !== null)
    );
    return {platform, share: cells.length / tasks.length, cells: cells.length, tasks: tasks.length};
  });
  const thin = covered.filter(({share}) => share < 0.9).sort((a, b) => a.share - b.share)[0];
  if (thin) {
    const where = thin.platform === "api" ? "API" : "Claude.ai";
    const reason =
      `These files list success for ${thin.cells} of ${thin.tasks} ${where} tasks, so only ${observed} shared tasks ` +
      "can be seen. The count needs the release's own files.";
    return {...undecided("not testable", reason, observed), n: observed};
  }
  const same = observed === 1416;
  return {
    observed,
    interval: null,
    n: observed,
    verdict: same ? "reproduced" : "not supported",
    reason: `${observed} tasks have a published success share on both platforms, the pseudo-task “none” included.`
  };
}

function judgeLearning(evidence: Evidence): Judgement {
  const of = (predictor: VariableId): Estimate => estimate({...essaySpecification, predictor}, evidence.panel);
  const own = of("claude_learning");
  const difference = of("learning_difference");
  if (!own.estimable || !difference.estimable) return absent(evidence, "success", onTasks);
  const same = rounds(own.value, 0.158, 3);
  const fromDifference = rounds(difference.value, 0.158, 3);
  const way = side(own.interval!);
  const reading =
    way > 0
      ? `the reading holds${own.value > 0.158 && !same ? ", more strongly than printed" : ""}`
      : way < 0
        ? "the reading is turned round"
        : "the interval includes no association";
  return {
    ...carried(own),
    verdict: same ? "reproduced" : way < 0 ? "contradicted" : "not supported",
    reason:
      `Claude.ai's own learning share gives ${correlationWords(own)}: ${reading}. ` +
      `The difference in learning share (Claude.ai − API) gives ${correlationWords(difference)}` +
      (fromDifference ? ": the printed 0.158 belongs to that difference." : ".")
  };
}
