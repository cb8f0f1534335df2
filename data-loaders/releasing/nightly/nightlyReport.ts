import type {FindingsComparison} from "../../../src/analysis/claims/compareFindings.js";
import type {Note} from "../../../src/analysis/panel/ReleaseEvidence.js";
import type {Manifest} from "../../releases/Manifest.js";
import {noteLine} from "../../stage/noteLine.js";
import {type News, newsLines} from "../commands/news.js";
import {movesReport, summaryOf} from "../compare/findingsReport.js";
import type {Part} from "../compare/Report.js";

/** What one release says now, beside what is recorded. */
export interface Drift {
  release: string;
  /** The release whose record it is compared with: its own, or for a new release the newest earlier one; null: none. */
  against: string | null;
  /** True when other bytes than the recorded ones were read. */
  newInputs: boolean;
  /** Null when nothing is recorded to compare with. */
  comparison: FindingsComparison | null;
  /** Promises that its files break: a build goes on, the loop does not pass them over. */
  notes: Note[];
}

/** What a run of the loop found. */
export interface Nightly {
  result: "same" | "numbers" | "verdicts" | "notes" | "newer" | "failed";
  /** Exit code, from the same list as that of the command line. */
  code: number;
  head: string | null;
  news: News | null;
  /** Releases of the hub that the catalogue lacks: their proposed manifest, or why there is none. */
  proposed: {release: string; manifest: Manifest | null; fault: string | null}[];
  drifts: Drift[];
  /** Manifests that differ from the catalogue's, as files for AEI_CATALOGUE. */
  manifests: string[];
  error: string | null;
}

/** A run in a few words. */
export const headlines: Record<Nightly["result"], string> = {
  same: "No change",
  numbers: "Numbers moved, every verdict stayed",
  verdicts: "A verdict changed",
  notes: "A promise of the data is broken, though no number is wrong",
  newer: "Something upstream needs a look",
  failed: "The run could not be finished"
};

/** What a run found, what it means, and what to do. */
export function nightlyReport(night: Nightly, today: string): Part[] {
  const {result, error, news, head, drifts} = night;
  const upstream = upstreamLines(night);
  return [
    {title: `${headlines[result]} (${today})`},
    ...(error === null ? [] : ["What stopped it:", error.split("\n").map((line) => line.trim())]),
    {heading: "Upstream"},
    ...(news === null ? [] : [`Head of the dataset: ${head}`, upstream.length > 0 ? upstream : nothingNew]),
    ...drifts.flatMap(driftReport),
    {heading: "What to do"},
    result === "failed" ? [] : nextSteps(night)
  ];
}

const nothingNew = "Every file of the catalogue is as it was; there is nothing new.";

/** What is another at the head of the dataset than in the catalogue, one line each. */
export const upstreamLines = ({news, proposed}: Nightly): string[] => [
  ...proposed.map(({release, fault}) => {
    const reason = fault?.replaceAll(/\s*\n\s*/g, "; ");
    return `New release ${release}${reason === undefined ? ": it can be read." : ` can't be read: ${reason}`}`;
  }),
  ...(news === null ? [] : newsLines(news))
];

function driftReport({release, against, newInputs, comparison, notes}: Drift): Part[] {
  const bytes = newInputs ? "other bytes than those recorded" : "the recorded bytes";
  const beside = against === release ? "the record" : `the record of ${against}, the newest release before it`;
  const moved = comparison !== null && comparison.outcome !== "same";
  return [
    {heading: `Release ${release}`},
    comparison === null
      ? "Nothing is recorded yet to compare with; fetched, verified and read."
      : `Read from ${bytes}, compared with ${beside}. ${summaryOf(comparison)}`,
    notes.map(noteLine),
    ...(moved ? movesReport(comparison, `recorded (${against})`, `now (${release})`) : [])
  ];
}

const nextSteps = ({manifests, drifts}: Nightly): string[] => [
  ...manifests.map(
    (release) => `Copy catalogue/${release}.json of this run to data-loaders/releases/, after reading the difference.`
  ),
  ...drifts
    .filter(({comparison}) => comparison !== null && comparison.outcome !== "same")
    .map(({release, against}) =>
      against === release
        ? `If the numbers of ${release} are right: npm run data -- record ${release} --accept`
        : `To record the new release: npm run data -- record ${release}`
    )
];
