import type {ScaleResult} from "./runScale.js";

/** One promise, as measured. */
export interface Target {
  name: string;
  /** The promise in words. */
  promise: string;
  found: string;
  met: boolean;
}

const times = (ratio: number): string => `${ratio.toFixed(ratio < 10 ? 2 : 1)}×`;
const megabytes = (value: number): string => `${Math.round(value)} MB`;

/** Holds what was measured against what is asked for. What could not be measured is left out. */
export function targetsOf(results: readonly ScaleResult[]): Target[] {
  const first = results.find(({scale}) => scale === 1);
  const last = results.at(-1)!;
  return [
    ...(first ? [...yardstick(first), ...memory("all tables, scale 1", first.tables?.megabytes, 400)] : []),
    ...(first ? results.flatMap((result) => (result.scale > 1 ? growth(first, result) : [])) : []),
    ...(last.scale > 1 ? memory(`files to panel, scale ${last.scale}`, last.panel?.megabytes, 2000) : []),
    ...results.flatMap(({scale, tables}) =>
      scale > 1 ? memory(`all tables, scale ${scale}`, tables?.megabytes, 2000) : []
    ),
    ...results.flatMap(besidePandas)
  ];
}

function yardstick({tables, hash, scan}: ScaleResult): Target[] {
  if (!tables?.inside || !hash || !scan?.inside) return [];
  const ratio = tables.inside / (hash.seconds + scan.inside);
  const name = "all tables ÷ (sha256sum + one scan), scale 1";
  return [{name, promise: "at most 2×", found: times(ratio), met: ratio <= 2}];
}

function memory(name: string, found: number | null | undefined, most: number): Target[] {
  if (found === null || found === undefined) return [];
  return [
    {name: `peak memory, ${name}`, promise: `under ${megabytes(most)}`, found: megabytes(found), met: found < most}
  ];
}

/** A tenth more than linear is allowed. */
function growth(first: ScaleResult, last: ScaleResult): Target[] {
  const most = 1.1 * (last.scale / first.scale);
  return (["panel", "tables"] as const).flatMap((step) => {
    const [a, b] = [first[step], last[step]];
    if (!a?.inside || !b?.inside) return [];
    const ratio = b.inside / a.inside;
    const what = step === "panel" ? "files to panel" : "all tables";
    const name = `${what}, scale ${last.scale} ÷ scale ${first.scale}`;
    return [{name, promise: `at most ${most.toFixed(0)}×`, found: times(ratio), met: ratio <= most}];
  });
}

function besidePandas({scale, baseline, panel}: ScaleResult): Target[] {
  if (!baseline || !panel) return [];
  const quicker = baseline.seconds / panel.seconds;
  const time = {
    name: `pandas ÷ files to panel, time, scale ${scale}`,
    promise: "at least 4×",
    found: times(quicker),
    met: quicker >= 4
  };
  if (baseline.megabytes === null || panel.megabytes === null) return [time];
  const lighter = baseline.megabytes / panel.megabytes;
  return [
    time,
    {
      ...time,
      name: time.name.replace("time", "memory"),
      promise: "at least 3×",
      found: times(lighter),
      met: lighter >= 3
    }
  ];
}
