import {list} from "../../../src/analysis/words/format.js";

/** What only one of two lists has. */
export interface ListChange {
  gone: string[];
  new: string[];
}

export function listChange(before: readonly string[], after: readonly string[]): ListChange {
  const [had, has] = [new Set(before), new Set(after)];
  return {gone: before.filter((name) => !has.has(name)), new: after.filter((name) => !had.has(name))};
}

/** “columns: gone a and b”, “columns: new c”; nothing where nothing changed. */
export function changeLines(what: string, change: ListChange, most?: number): string[] {
  return (["gone", "new"] as const).flatMap((way) =>
    change[way].length === 0 ? [] : `${what}: ${way} ${some(change[way], most)}`
  );
}

/** Some of many, and how many more: “a, b and 3 more”. */
export function some(words: readonly string[], most = Infinity): string {
  return list(words.length <= most ? words : [...words.slice(0, most), `${words.length - most} more`]);
}
