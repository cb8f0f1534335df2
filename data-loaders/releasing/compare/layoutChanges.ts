import {union} from "d3-array";

import {list} from "../../../src/analysis/words/format.js";
import {dialects} from "../../dialects/Dialect.js";
import type {FacetProfile, FileProfile} from "./FileProfile.js";

/** What only one of two lists has. */
interface ListChange {
  gone: string[];
  new: string[];
  /** Most likely the same under another name; in neither of the others. */
  renamed: [from: string, to: string][];
}

/** @param same - whether what is gone is what is new under another name */
export function listChange(
  before: readonly string[],
  after: readonly string[],
  same: (from: string, to: string) => boolean = () => false
): ListChange {
  const [gone, fresh] = [new Set(before), new Set(after)];
  for (const name of before) if (fresh.delete(name)) gone.delete(name);
  const renamed: ListChange["renamed"] = [];
  for (const from of gone) {
    const to = [...fresh].find((name) => same(from, name));
    if (to === undefined) continue;
    renamed.push([from, to]);
    gone.delete(from);
    fresh.delete(to);
  }
  return {gone: [...gone], new: [...fresh], renamed};
}

/** “columns: gone a and b”, “columns: new c”; nothing where nothing changed. */
export const changeLines = (what: string, change: ListChange, most?: number): string[] => [
  ...change.renamed.map(([from, to]) => `${what}: ${from} is probably ${to} now`),
  ...(["gone", "new"] as const).flatMap((way) =>
    change[way].length === 0 ? [] : `${what}: ${way} ${some(change[way], most)}`
  )
];

/** Some of many, and how many more: “a, b and 3 more”. */
export const some = (words: readonly string[], most = Infinity): string =>
  list(words.length <= most ? words : [...words.slice(0, most), `${words.length - most} more`]);

/** Compares the layout of two files of one platform: labels of facets that both have, quirks of which both can tell. */
export function layoutChanges(before: FileProfile, after: FileProfile) {
  const [a, b] = [globalFacets(before), globalFacets(after)];
  const single = before.products.length === 1 && after.products.length === 1;
  const told = ({quirks}: FileProfile): string[] =>
    Object.keys(quirks).filter(
      (id) => quirks[id] === "there" && [before, after].every((one) => (one.quirks[id] ?? "untold") !== "untold")
    );
  return {
    columns: listChange(Object.keys(dialects[before.dialect].columns), Object.keys(dialects[after.dialect].columns)),
    facets: listChange([...a.keys()], [...b.keys()], (from, to) => alike(a.get(from)!, b.get(to)!)),
    products: listChange(before.products, after.products, () => single),
    labels: [...b.values()].flatMap(({facet, labels}) => {
      const was = a.get(facet)?.labels ?? [];
      const changed = listChange(was, labels);
      const known = was.length > 0 && labels.length > 0;
      return known && changed.gone.length + changed.new.length > 0 ? [{facet, ...changed}] : [];
    }),
    quirks: listChange(told(before), told(after))
  };
}

/** The changes of a platform's layout, one line each. */
export const layoutLines = (platform: string, changes: ReturnType<typeof layoutChanges>): string[] => [
  ...changeLines(`${platform}, columns`, changes.columns),
  ...changeLines(`${platform}, facets`, changes.facets, 12),
  ...changeLines(`${platform}, product names`, changes.products),
  ...changes.labels.flatMap((label) => changeLines(`${platform}, labels of ${label.facet}`, label, 5)),
  ...changeLines(`${platform}, quirks (docs/contracts.md)`, changes.quirks)
];

const globalFacets = ({facets}: FileProfile): Map<string, FacetProfile> =>
  new Map(facets.flatMap((one) => (one.place === "global" ? [[one.facet, one] as const] : [])));

/** Facets with most of their few labels, or of the words of their names, in common. */
function alike(a: FacetProfile, b: FacetProfile): boolean {
  const [x, y] = [a, b].map(({facet}) => facet.split(/[^a-z]+/)) as [string[], string[]];
  if (x.includes("onet") !== y.includes("onet")) return false;
  return overlap(a.labels, b.labels) >= 0.6 || overlap(x, y) >= 0.6;
}

/** Shared members over all members; 0 for two empty lists. */
function overlap(a: readonly string[], b: readonly string[]): number {
  const all = union(a, b).size;
  return all === 0 ? 0 : a.filter((name) => b.includes(name)).length / all;
}
