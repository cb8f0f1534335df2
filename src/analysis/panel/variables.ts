import {binomialNoise, noiseOfDifference, noiseOfSum} from "../estimators/samplingNoise.js";
import {type ColumnOf, columnRows} from "./measures.js";
import {type Column, columns, type PanelRow, platformLabels} from "./Panel.js";
import {type SocIndicator, socIndicators} from "./socIndicators.js";
import type {Variable} from "./Variable.js";

/** A quantity computed from several columns of one task. */
const derived = {
  gap: {
    unit: "pp",
    label: "success gap",
    about: "Claude.ai success − API success",
    of: (row) => minus(row.claude_success, row.api_success),
    noise: noiseOfDifference("success")
  },
  log_odds_gap: {
    unit: "log odds",
    label: "success gap in log odds",
    about: "Log odds of success on Claude.ai − through the API; absent at 0 and at 100 %",
    of: (row) => minus(logit(row.claude_success), logit(row.api_success))
  },
  directive_difference: {
    unit: "pp",
    label: "directive difference",
    about: "API directive share − Claude.ai directive share",
    of: (row) => minus(row.api_directive, row.claude_directive),
    noise: noiseOfDifference("directive")
  },
  learning_difference: {
    unit: "pp",
    label: "learning difference",
    about: "Claude.ai learning share − API learning share",
    of: (row) => minus(row.claude_learning, row.api_learning),
    noise: noiseOfDifference("learning")
  },
  task_iteration_difference: {
    unit: "pp",
    label: "task-iteration difference",
    about: "Claude.ai task-iteration share − API task-iteration share",
    of: (row) => minus(row.claude_task_iteration, row.api_task_iteration),
    noise: noiseOfDifference("task_iteration")
  },
  autonomy_difference: {
    unit: "points",
    label: "autonomy difference",
    about: "API autonomy − Claude.ai autonomy",
    of: (row) => minus(row.api_autonomy, row.claude_autonomy)
  },
  claude_augmentation: {
    unit: "%",
    label: "Claude.ai augmentation share",
    about: "Learning + task iteration + validation; absent when one of the three is folded",
    of: (row) => sum(row.claude_learning, row.claude_task_iteration, row.claude_validation),
    noise: noiseOfSum("claude", ["learning", "task_iteration", "validation"])
  },
  api_augmentation: {
    unit: "%",
    label: "API augmentation share",
    about: "Learning + task iteration + validation; absent when one of the three is folded",
    of: (row) => sum(row.api_learning, row.api_task_iteration, row.api_validation),
    noise: noiseOfSum("api", ["learning", "task_iteration", "validation"])
  },
  claude_automation: {
    unit: "%",
    label: "Claude.ai automation share",
    about: "Directive + feedback loop; absent when one of the two is folded",
    of: (row) => sum(row.claude_directive, row.claude_feedback_loop),
    noise: noiseOfSum("claude", ["directive", "feedback_loop"])
  },
  api_automation: {
    unit: "%",
    label: "API automation share",
    about: "Directive + feedback loop; absent when one of the two is folded",
    of: (row) => sum(row.api_directive, row.api_feedback_loop),
    noise: noiseOfSum("api", ["directive", "feedback_loop"])
  },
  claude_speedup: {
    unit: "×",
    label: "Claude.ai speed-up",
    about: "Time alone over time with AI, both estimated by the model",
    of: (row) => speedup(row.claude_human_only_time, row.claude_human_with_ai_time)
  },
  api_speedup: {
    unit: "×",
    label: "API speed-up",
    about: "Time alone over time with AI, both estimated by the model",
    of: (row) => speedup(row.api_human_only_time, row.api_human_with_ai_time)
  },
  log_claude_speedup: {
    unit: "log ×",
    label: "log speed-up (Claude.ai)",
    about: "Natural logarithm of time alone over time with AI, both estimated by the model, Claude.ai conversations",
    of: (row) => log(speedup(row.claude_human_only_time, row.claude_human_with_ai_time))
  },
  log_api_speedup: {
    unit: "log ×",
    label: "log speed-up (API)",
    about: "Natural logarithm of time alone over time with AI, both estimated by the model, API exchanges",
    of: (row) => log(speedup(row.api_human_only_time, row.api_human_with_ai_time))
  },
  log_speedup_difference: {
    unit: "log ×",
    label: "log speed-up difference",
    about: "API log speed-up − Claude.ai log speed-up: the logarithm of their ratio",
    of: (row) =>
      minus(
        log(speedup(row.api_human_only_time, row.api_human_with_ai_time)),
        log(speedup(row.claude_human_only_time, row.claude_human_with_ai_time))
      )
  },
  log_claude_human_only_time: {
    unit: "log h",
    label: "log time alone (Claude.ai)",
    about: "Natural logarithm of the hours a person alone would need, Claude.ai conversations",
    of: (row) => log(row.claude_human_only_time)
  },
  log_api_human_only_time: {
    unit: "log h",
    label: "log time alone (API)",
    about: "Natural logarithm of the hours a person alone would need, API exchanges",
    of: (row) => log(row.api_human_only_time)
  },
  log_claude_n: {
    unit: "log conversations",
    label: "log conversations (Claude.ai)",
    about: "Natural logarithm of the number of conversations on Claude.ai",
    of: (row) => log(row.claude_n)
  },
  log_api_n: {
    unit: "log conversations",
    label: "log conversations (API)",
    about: "Natural logarithm of the number of exchanges through the API",
    of: (row) => log(row.api_n)
  }
} as const satisfies Record<string, Variable>;

export type VariableId = Column | keyof typeof derived | SocIndicator;

const published = Object.fromEntries(columnRows.map((row) => [row.column, variableOf(row)])) as Record<
  Column,
  Variable
>;

/** Every variable a specification may name: the published columns and what is derived from them. */
export const variables: Readonly<Record<VariableId, Variable>> = {...published, ...derived, ...socIndicators};
export const variableIds: readonly VariableId[] = [
  ...columns,
  ...(Object.keys(derived) as (keyof typeof derived)[]),
  ...(Object.keys(socIndicators) as SocIndicator[])
];

export function isVariableId(id: string): id is VariableId {
  return Object.hasOwn(variables, id);
}

function variableOf({column, platform, unit, label, about, category}: ColumnOf): Variable {
  // Named once: a name made anew in each call has to be looked up each time.
  const count: Column = `${platform}_n`;
  return {
    unit,
    label: `${platformLabels[platform]} ${label}`,
    about: `${about}, ${platformLabels[platform]}`,
    of: (row) => row[column],
    ...(category === "" ? {} : {noise: (row: PanelRow) => binomialNoise(row[column], row[count])})
  };
}

function minus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b;
}

function sum(...values: (number | null)[]): number | null {
  return values.reduce((a, b) => (a === null || b === null ? null : a + b), 0);
}

/** Hours alone × 60 over minutes with AI: the essay's speed-up. */
function speedup(hours: number | null, minutes: number | null): number | null {
  return hours === null || minutes === null || minutes === 0 ? null : (hours * 60) / minutes;
}

function log(value: number | null): number | null {
  return value === null || value <= 0 ? null : Math.log(value);
}

function logit(percent: number | null): number | null {
  return percent === null || percent <= 0 || percent >= 100 ? null : Math.log(percent / (100 - percent));
}
