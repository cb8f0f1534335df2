import type {ScaleResult} from "./runScale.js";

/** One promise, as measured. */
export interface Target {
  name: string;
  /** The promise in words. */
  promise: string;
  found: string;
  met: boolean;
}

/** Holds what was measured, whole programs, against what is asked for. What could not be measured is left out. */
export function targetsOf(results: readonly ScaleResult[]): Target[] {
  return results.flatMap(({scale, baseline, panel, floor, tables}) => [
    ...ratio("files to panel ÷ floor, time", scale, panel?.seconds, floor?.seconds, {most: 1.6}),
    ...ratio("pandas ÷ files to panel, time", scale, baseline?.seconds, panel?.seconds, {least: scale === 1 ? 2.5 : 4}),
    ...ratio("pandas ÷ files to panel, memory", scale, baseline?.megabytes, panel?.megabytes, {
      least: scale < 30 ? 1 : 3
    }),
    ...(scale === 1 ? seconds("files → every file of the report", tables?.seconds, 3) : [])
  ]);
}

type Bound = {least: number} | {most: number};
type Found = number | null | undefined;

const times = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)}×`;

function ratio(name: string, scale: number, above: Found, below: Found, bound: Bound): Target[] {
  if (above == null || below == null) return [];
  const found = above / below;
  const [promise, met] =
    "least" in bound
      ? [`at least ${bound.least}×`, found >= bound.least]
      : [`at most ${bound.most}×`, found <= bound.most];
  return [{name: `${name}, scale ${scale}`, promise, found: times(found), met}];
}

function seconds(name: string, found: Found, most: number): Target[] {
  if (found == null) return [];
  return [{name: `${name}, scale 1`, promise: `at most ${most} s`, found: `${found.toFixed(2)} s`, met: found <= most}];
}
