import type {AcquiredFile} from "../acquire/Acquired.js";
import {DataError} from "../DataError.js";
import type {Quirk} from "../releases/quirks.js";
import {compareCounts, type Comparison} from "./compareCounts.js";
import type {RecordedCounts} from "./RecordedCounts.js";
import type {Survey} from "./survey.js";

/** Whether a quirk is still there. `untold`: too few rows could show it, as in a subset or a sample. */
export type Trace = "there" | "gone" | "untold";

export function traceOf({id, trace}: Quirk, survey: Survey): Trace {
  const {shows, among} = survey.quirks[id] ?? {shows: 0, among: 0};
  if (shows > 0) return "there";
  return among >= trace.enough ? "gone" : "untold";
}

/**
 * Holds what a platform file holds against the counts in git and the quirks that it should show. A quirk that is
 * gone is an error in bytes that the catalogue knows: in anybody's own folder, a file without it is no sign of anything.
 *
 * @throws DataError that names file, facet, expected and found.
 */
export function checkSurvey(
  file: AcquiredFile,
  release: string,
  survey: Survey,
  counts: RecordedCounts | null,
  quirks: readonly Quirk[]
): Comparison {
  const comparison = compareCounts(file, survey, counts);
  const [worst] = comparison.differences;
  if (worst !== undefined) throw countError(file, release, comparison, worst);
  const gone = file.pinned ? quirks.find((quirk) => traceOf(quirk, survey) === "gone") : undefined;
  if (gone !== undefined) throw quirkError(file, gone, survey);
  return comparison;
}

function countError(
  {path}: AcquiredFile,
  release: string,
  {relation, recorded, differences}: Comparison,
  {what, expected, found}: Comparison["differences"][number]
): DataError {
  const whose = relation === "same" ? "these very bytes" : `a file like it, ${recorded?.source ?? ""}`;
  const others = differences.length === 1 ? "" : `, and ${differences.length - 1} more counts that differ`;
  return new DataError({
    expected: `${expected} rows of ${what}, as recorded of ${whose}`,
    found: `${found} rows${others}`,
    where: `${path}; recorded in docs/results/${release}.contract.json`,
    next:
      relation === "same"
        ? "the file is read otherwise than when it was counted: see data-loaders/panel/survey.ts"
        : `rows were lost on the way; if this is right, \`npm run data -- contract ${release} --accept\` records it`
  });
}

function quirkError({path}: AcquiredFile, {id, what, handled}: Quirk, survey: Survey): DataError {
  return new DataError({
    expected: `the known quirk “${id}”: ${what}`,
    found: `none of ${survey.quirks[id]?.among} rows that could show it does`,
    where: path,
    next: `upstream has changed: take the quirk out of data-loaders/releases/quirks.ts, and see to what deals with it (${handled})`
  });
}
