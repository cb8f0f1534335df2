import {union} from "d3-array";

import type {FacetProfile, FileProfile} from "../compare/FileProfile.js";
import {type ListChange, listChange} from "../compare/listChange.js";

/** What a file has that the one before did not, and the other way round. */
export interface LayoutChanges {
  columns: Change;
  facets: Change;
  products: Change;
  /** Labels of facets that both have. */
  labels: ({facet: string} & ListChange)[];
}

interface Change extends ListChange {
  /** Most likely the same under another name. */
  renamed: [from: string, to: string][];
}

/** Compares the layout of two files of one platform. */
export function layoutChanges(before: FileProfile, after: FileProfile): LayoutChanges {
  const [a, b] = [before, after].map(({facets}) => {
    return new Map(facets.filter(({place}) => place === "global").map((facet) => [facet.facet, facet]));
  }) as [Map<string, FacetProfile>, Map<string, FacetProfile>];
  const place = ({columns}: FileProfile, name: string): number => columns.indexOf(name);
  const single = [before, after].every(({products}) => products.length === 1);
  return {
    columns: change(before.columns, after.columns, (from, to) => place(before, from) === place(after, to)),
    facets: change([...a.keys()], [...b.keys()], (from, to) => alike(a.get(from)!, b.get(to)!)),
    products: change(before.products, after.products, () => single),
    labels: [...b.values()].flatMap(({facet, labels}) => {
      const was = a.get(facet)?.labels ?? [];
      const changed = listChange(was, labels);
      const told = was.length > 0 && labels.length > 0 && changed.gone.length + changed.new.length > 0;
      return told ? [{facet, ...changed}] : [];
    })
  };
}

function change(before: string[], after: string[], same: (from: string, to: string) => boolean): Change {
  const {gone, new: fresh} = listChange(before, after);
  const renamed: Change["renamed"] = [];
  for (const from of gone) {
    const to = fresh.find((name) => same(from, name) && renamed.every(([, taken]) => taken !== name));
    if (to !== undefined) renamed.push([from, to]);
  }
  const names = renamed.flat();
  return {
    gone: gone.filter((name) => !names.includes(name)),
    new: fresh.filter((name) => !names.includes(name)),
    renamed
  };
}

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
