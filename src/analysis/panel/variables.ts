import derived from "./derived.json" with {type: "json"};
import {type Column, columnRows, type PanelRow, platformLabels} from "./Panel.js";
import socMajors from "./socMajors.json" with {type: "json"};

/** How to read a number of a task: null where it was not published. */
interface Reading {
  of(row: PanelRow): number | null;
  /** Sampling variance of the value in its unit squared, where the count of conversations gives it. */
  noise?(row: PanelRow): number | null;
}

/** A number of a task. */
export interface Variable extends Readonly<Reading> {
  readonly unit: string;
  readonly label: string;
  readonly about: string;
}

/** The unit of a variable that only says yes (1) or no (0). */
export const yesOrNo = "0 or 1";

export type VariableId = Column | keyof typeof derived | `soc_${keyof typeof socMajors}`;

const published = columnRows.map(({column, platform, unit, label, about, category}): [string, Variable] => {
  // Named once: a name made anew in each call has to be looked up each time.
  const count: Column = `${platform}_n`;
  const name = platformLabels[platform];
  const noise: Reading["noise"] = (row) => binomialNoise(row[column], row[count]);
  const share = category !== "" && {noise};
  return [column, {unit, label: `${name} ${label}`, about: `${about}, ${name}`, of: (row) => row[column], ...share}];
});

/** What derived.json computes with, from variables by name. */
const operations = {
  difference: (a, b) => ({
    of: (row) => minus(variables[a].of(row), variables[b].of(row)),
    // The platforms share no conversations: their noises add.
    noise: (row) => plus(variables[a].noise?.(row) ?? null, variables[b].noise?.(row) ?? null)
  }),
  logit_difference: (a, b) => ({of: (row) => minus(logit(variables[a].of(row)), logit(variables[b].of(row)))}),
  /** Shares of the same n conversations, together: again a share; absent when one of them is folded. */
  share: (n, ...parts) => {
    const of: Reading["of"] = (row) =>
      parts.reduce<number | null>((total, part) => plus(total, variables[part].of(row)), 0);
    return {of, noise: (row) => binomialNoise(of(row), variables[n].of(row))};
  },
  log: (a) => ({
    of(row) {
      const value = variables[a].of(row);
      return value === null || value <= 0 ? null : Math.log(value);
    }
  }),
  /** Hours alone × 60 over minutes with AI: the essay's speed-up. */
  speedup: (alone, withAi) => ({
    of(row) {
      const [hours, minutes] = [variables[alone].of(row), variables[withAi].of(row)];
      return hours === null || minutes === null || minutes === 0 ? null : (hours * 60) / minutes;
    }
  })
} satisfies Record<string, (a: VariableId, b: VariableId, ...more: VariableId[]) => Reading>;

const computed = Object.entries(derived).map(([id, {operation, of, ...words}]): [string, Variable] => [
  id,
  {...words, ...operations[operation as keyof typeof operations](...(of as [VariableId, VariableId]))}
]);

/** Occupation as a number: whether a task belongs to a major group. Absent for a label without an occupation. */
const occupations = Object.entries(socMajors).map(([code, name]): [string, Variable] => [
  `soc_${code}`,
  {
    unit: yesOrNo,
    label: `${name.charAt(0).toLowerCase()}${name.slice(1)} work`,
    about: `1 when the task's SOC major group is ${code} (${name}), else 0`,
    of: ({soc_major}) => (soc_major === null ? null : Number(soc_major === code))
  }
]);

/** Every variable a specification may name. */
export const variables = Object.fromEntries([...published, ...computed, ...occupations]) as Readonly<
  Record<VariableId, Variable>
>;
export const variableIds = Object.keys(variables) as readonly VariableId[];

export const isVariableId = (id: string): id is VariableId => Object.hasOwn(variables, id);

/**
 * Unbiased estimate of the sampling variance of a share, p(1 − p)/(n − 1), in pp². (A sum of shares may exceed 100 by
 * rounding: that is no negative variance.)
 *
 * @returns null without a share, without a count, or with fewer than two conversations.
 */
export function binomialNoise(percent: number | null, n: number | null): number | null {
  if (percent === null || n === null || n < 2) return null;
  return Math.max(0, percent * (100 - percent)) / (n - 1);
}

export const minus = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a - b);

const plus = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b);

const logit = (percent: number | null): number | null =>
  percent === null || percent <= 0 || percent >= 100 ? null : Math.log(percent / (100 - percent));
