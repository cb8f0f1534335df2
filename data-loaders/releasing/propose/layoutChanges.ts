import type {FacetProfile, FileProfile} from "../compare/FileProfile.js";

/** What a file has that the one before did not, and the other way round. */
export interface LayoutChanges {
  columns: Change;
  facets: Change;
  products: Change;
  /** Labels of facets that both have. */
  labels: {facet: string; new: string[]; gone: string[]}[];
}

interface Change {
  new: string[];
  gone: string[];
  /** Most likely the same under another name. */
  renamed: [from: string, to: string][];
}

/** Compares the layout of two files of one platform. */
export function layoutChanges(before: FileProfile, after: FileProfile): LayoutChanges {
  const [a, b] = [facetsOf(before), facetsOf(after)];
  const names = (facets: Map<string, FacetProfile>): string[] => [...facets.keys()];
  return {
    columns: change(
      before.columns,
      after.columns,
      (from, to) => before.columns.indexOf(from) === after.columns.indexOf(to)
    ),
    facets: change(names(a), names(b), (from, to) => alike(a.get(from)!, b.get(to)!)),
    products: change(
      before.products,
      after.products,
      () => before.products.length === 1 && after.products.length === 1
    ),
    labels: names(b).flatMap((facet) => {
      const [was, is] = [a.get(facet)?.labels ?? [], b.get(facet)!.labels];
      if (was.length === 0 || is.length === 0) return [];
      const found = {facet, new: is.filter((x) => !was.includes(x)), gone: was.filter((x) => !is.includes(x))};
      return found.new.length + found.gone.length === 0 ? [] : [found];
    })
  };
}

const facetsOf = ({facets}: FileProfile): Map<string, FacetProfile> =>
  new Map(facets.filter(({place}) => place === "global").map((facet) => [facet.facet, facet]));

function change(before: string[], after: string[], same: (from: string, to: string) => boolean): Change {
  const gone = before.filter((name) => !after.includes(name));
  const fresh = after.filter((name) => !before.includes(name));
  const renamed: Change["renamed"] = [];
  for (const from of gone) {
    const to = fresh.find((name) => same(from, name) && renamed.every(([, taken]) => taken !== name));
    if (to !== undefined) renamed.push([from, to]);
  }
  return {
    new: fresh.filter((name) => renamed.every(([, to]) => to !== name)),
    gone: gone.filter((name) => renamed.every(([from]) => from !== name)),
    renamed
  };
}

/** Facets with most of their few labels, or of the words of their names, in common. */
function alike(a: FacetProfile, b: FacetProfile): boolean {
  const [x, y] = [a, b].map(({facet}) => facet.split(/[^a-z]+/));
  if (x!.includes("onet") !== y!.includes("onet")) return false;
  return overlap(a.labels, b.labels) >= 0.6 || overlap(x!, y!) >= 0.6;
}

/** Shared members over all members; 0 for two empty lists. */
function overlap(a: readonly string[], b: readonly string[]): number {
  const all = new Set([...a, ...b]);
  return all.size === 0 ? 0 : a.filter((name) => b.includes(name)).length / all.size;
}
