import {binomialNoise, noiseOfDifference, noiseOfSum} from "../estimators/samplingNoise.js";
import {type ColumnOf, columnRows} from "./measures.js";
import {
  augmentation,
  automation,
  type Column,
  columns,
  type Mode,
  modeLabels,
  type PanelRow,
  type Platform,
  platformLabels
} from "./Panel.js";
import {type SocIndicator, socIndicators} from "./socMajors.js";
import type {Variable} from "./Variable.js";

/** The difference of a share between the platforms; its name is the measure's. */
function shareDifference(measure: Mode, first: Platform): Variable {
  const other: Platform = first === "api" ? "claude" : "api";
  const [a, b] = [`${first}_${measure}`, `${other}_${measure}`] as const;
  const name = modeLabels[measure].replace(" ", "-");
  return {
    unit: "pp",
    label: `${name} difference`,
    about: `${platformLabels[first]} ${name} share − ${platformLabels[other]} ${name} share`,
    of: (row) => minus(row[a], row[b]),
    noise: noiseOfDifference(measure)
  };
}

/** The share of several modes together; absent when one of them is folded. */
function together(platform: Platform, name: string, about: string, parts: readonly Mode[]): Variable {
  const columns = parts.map((mode) => `${platform}_${mode}` as const);
  return {
    unit: "%",
    label: `${platformLabels[platform]} ${name} share`,
    about,
    of: (row) => columns.reduce<number | null>((a, column) => plus(a, row[column]), 0),
    noise: noiseOfSum(platform, parts)
  };
}
const augmented = [
  "augmentation",
  "Learning + task iteration + validation; absent when one of the three is folded"
] as const;
const automated = ["automation", "Directive + feedback loop; absent when one of the two is folded"] as const;

/** Hours alone × 60 over minutes with AI: the essay's speed-up. */
function speedup(platform: Platform): Variable {
  const [alone, withAi] = [`${platform}_human_only_time`, `${platform}_human_with_ai_time`] as const;
  return {
    unit: "×",
    label: `${platformLabels[platform]} speed-up`,
    about: "Time alone over time with AI, both estimated by the model",
    of(row) {
      const [hours, minutes] = [row[alone], row[withAi]];
      return hours === null || minutes === null || minutes === 0 ? null : (hours * 60) / minutes;
    }
  };
}

/** The natural logarithm of a variable; absent where that is not above 0. */
function logOf(platform: Platform, of: Variable["of"], unit: string, name: string, about: string): Variable {
  return {
    unit: `log ${unit}`,
    label: `log ${name} (${platformLabels[platform]})`,
    about: `Natural logarithm of ${about}`,
    of(row) {
      const value = of(row);
      return value === null || value <= 0 ? null : Math.log(value);
    }
  };
}
const logSpeedup = (platform: Platform, rows: string): Variable =>
  logOf(
    platform,
    speedup(platform).of,
    "×",
    "speed-up",
    `time alone over time with AI, both estimated by the model, ${rows}`
  );
const logTime = (platform: Platform, rows: string): Variable => {
  const column = `${platform}_human_only_time` as const;
  return logOf(platform, (row) => row[column], "h", "time alone", `the hours a person alone would need, ${rows}`);
};
const claudeLogSpeedup = logSpeedup("claude", "Claude.ai conversations");
const apiLogSpeedup = logSpeedup("api", "API exchanges");

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
  directive_difference: shareDifference("directive", "api"),
  learning_difference: shareDifference("learning", "claude"),
  task_iteration_difference: shareDifference("task_iteration", "claude"),
  autonomy_difference: {
    unit: "points",
    label: "autonomy difference",
    about: "API autonomy − Claude.ai autonomy",
    of: (row) => minus(row.api_autonomy, row.claude_autonomy)
  },
  claude_augmentation: together("claude", ...augmented, augmentation),
  api_augmentation: together("api", ...augmented, augmentation),
  claude_automation: together("claude", ...automated, automation),
  api_automation: together("api", ...automated, automation),
  claude_speedup: speedup("claude"),
  api_speedup: speedup("api"),
  log_claude_speedup: claudeLogSpeedup,
  log_api_speedup: apiLogSpeedup,
  log_speedup_difference: {
    unit: "log ×",
    label: "log speed-up difference",
    about: "API log speed-up − Claude.ai log speed-up: the logarithm of their ratio",
    of: (row) => minus(apiLogSpeedup.of(row), claudeLogSpeedup.of(row))
  },
  log_claude_human_only_time: logTime("claude", "Claude.ai conversations"),
  log_api_human_only_time: logTime("api", "API exchanges"),
  log_claude_n: logOf(
    "claude",
    (row) => row.claude_n,
    "conversations",
    "conversations",
    "the number of conversations on Claude.ai"
  ),
  log_api_n: logOf(
    "api",
    (row) => row.api_n,
    "conversations",
    "conversations",
    "the number of exchanges through the API"
  )
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

export function minus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b;
}

function plus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

function logit(percent: number | null): number | null {
  return percent === null || percent <= 0 || percent >= 100 ? null : Math.log(percent / (100 - percent));
}
