import type {RecordedCounts, RecordedFile} from "./RecordedCounts.js";
import type {Survey} from "./survey.js";

/** A count that is not as recorded. */
export interface Difference {
  /** "facet onet_task::task_success, global", or "the whole file". */
  what: string;
  expected: number;
  found: number;
}

/** How a file stands to the counts in git. */
export interface Comparison {
  /** `same`: its very bytes are recorded. `variant`: other bytes of what is plainly the same file. `unknown`: neither. */
  relation: "same" | "variant" | "unknown";
  recorded: RecordedFile | null;
  differences: Difference[];
}

/** What is known of a file before it is read. */
export interface SurveyedFile {
  role: string;
  bytes: number;
  sha256: string;
}

/**
 * Holds a file against the counts of its release. Bytes that were counted must give the same counts; what somebody
 * else stated of them may be off by the tolerance. Other bytes of recognisably the same file may lack no more than the
 * tolerance in any facet that both have: a facet that is gone as a whole is seen on every page, and rows that were
 * added passed all other rules, but rows lost from the midst of one leave no trace. Any other file is nobody's variant.
 */
export function compareCounts(file: SurveyedFile, survey: Survey, counts: RecordedCounts | null): Comparison {
  const candidates = (counts?.files ?? []).filter(({role}) => role === file.role);
  const same = candidates.filter((known) =>
    known.sha256 === null ? known.bytes === file.bytes : known.sha256 === file.sha256
  );
  // What was counted knows every facet, what was stated only some.
  const recorded = same.find(({basis}) => basis === "counted") ?? same[0];
  const tolerance = counts?.tolerance ?? 0;
  if (recorded !== undefined) {
    const allowed = recorded.basis === "counted" ? 0 : tolerance;
    const differences = differencesOf(recorded, survey).filter((d) => !within(d, allowed));
    return {relation: "same", recorded, differences};
  }
  const variant = candidates.find((known) => known.basis === "counted" && resembles(known, survey, tolerance));
  if (variant === undefined) return {relation: "unknown", recorded: null, differences: []};
  const lost = sharedFacets(variant, survey).filter((d) => d.found < d.expected && !within(d, tolerance));
  return {relation: "variant", recorded: variant, differences: lost};
}

/** Every count that is recorded, and, where every facet was counted, every facet that is not. */
function differencesOf({rows, geographies, facets, basis}: RecordedFile, survey: Survey): Difference[] {
  const total = (geography: string): number =>
    Object.values(survey.facets[geography] ?? {}).reduce((sum, n) => sum + n, 0);
  const expected = cells(facets);
  const found = new Map(cells(survey.facets).map(({geography, facet, rows}) => [`${geography}\0${facet}`, rows]));
  const known = new Set(expected.map(({geography, facet}) => `${geography}\0${facet}`));
  const extra = basis === "stated" ? [] : cells(survey.facets).filter((d) => !known.has(`${d.geography}\0${d.facet}`));
  return [
    ...expected.map(({geography, facet, rows}) => ({
      what: named(facet, geography),
      expected: rows,
      found: found.get(`${geography}\0${facet}`) ?? 0
    })),
    ...extra.map(({geography, facet, rows}) => ({what: named(facet, geography), expected: 0, found: rows})),
    ...Object.entries(geographies).map(([geography, rows]) => ({
      what: `all facets, ${geography}`,
      expected: rows,
      found: total(geography)
    })),
    {what: "the whole file", expected: rows, found: survey.rows}
  ];
}

/** Facets with fewer rows are as long in any file: six modes, two answers. */
const telling = 100;
/** At least this many telling facets in common, and half of them as long as recorded, make a file a variant. */
const enoughFacets = 2;

function resembles(recorded: RecordedFile, survey: Survey, tolerance: number): boolean {
  const shared = sharedFacets(recorded, survey).filter(({expected}) => expected >= telling);
  return shared.length >= enoughFacets && 2 * shared.filter((d) => within(d, tolerance)).length >= shared.length;
}

function sharedFacets({facets}: RecordedFile, survey: Survey): Difference[] {
  return cells(facets).flatMap(({geography, facet, rows}) => {
    const found = survey.facets[geography]?.[facet];
    return found === undefined ? [] : [{what: named(facet, geography), expected: rows, found}];
  });
}

const within = ({expected, found}: Difference, tolerance: number): boolean =>
  Math.abs(found - expected) <= tolerance * expected;

const named = (facet: string, geography: string): string => `facet ${facet}, ${geography}`;

const cells = (facets: Survey["facets"]): {geography: string; facet: string; rows: number}[] =>
  Object.entries(facets).flatMap(([geography, counts]) =>
    Object.entries(counts).map(([facet, rows]) => ({geography, facet, rows}))
  );
