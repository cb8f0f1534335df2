import {writeFileSync} from "node:fs";

import type {AcquiredFile} from "../acquire/Acquired.js";
import {atHand} from "../acquire/atHand.js";
import {asDiskError, makeFolder} from "../acquire/disk.js";
import {openDuckDB} from "../duckdb.js";
import {traceOf} from "../panel/checkSurvey.js";
import {compareCounts, type Comparison} from "../panel/compareCounts.js";
import {
  countsFile,
  countsFolder,
  type RecordedCounts,
  recordedCountsOf,
  type RecordedFile
} from "../panel/RecordedCounts.js";
import {repeatedRows} from "../panel/repeatedRows.js";
import {type Survey, surveyOf} from "../panel/survey.js";
import {isPlatform, type Manifest} from "../releases/Manifest.js";
import {quirksOf} from "../releases/quirks.js";
import type {Command, Context} from "./Command.js";
import {exitCodes} from "./exitCodes.js";
import {selected} from "./selected.js";

/** A platform file at hand, counted. */
interface Counted {
  file: AcquiredFile;
  survey: Survey;
  comparison: Comparison;
  /** Rows whose key stands in the file already. */
  repeated: number;
  quirks: {id: string; state: ReturnType<typeof traceOf>}[];
}

interface CountedRelease {
  release: string;
  counts: RecordedCounts | null;
  /** Why nothing was counted; null when something was. */
  absent: string | null;
  files: Counted[];
}

/** Rows as they are, beside rows as they are recorded. */
export const contract: Command = {
  name: "contract",
  summary: "count the rows of each facet, compare with the counts in git, and look for the known quirks",
  usage: "[release] [--accept]",
  help: `Counts what is on this machine, facet by facet, and compares it with docs/results/<release>.contract.json. Builds make
the same comparison and stop at a difference. Exits with 0 when every count is as recorded or nothing is recorded of such
a file, with 7 when one differs or a key stands in a file twice, with 3 when there is nothing to count. Also says of each
known quirk of the published files (docs/contracts.md) whether it is there, gone, or can't be told from so few rows.
Nothing is written without --accept, which records the counts of these bytes beside those of others; of files that repeat
a key, never.`,
  examples: [
    ["", "everything that is here"],
    ["2026-03-24 --accept", "record the counts of one release, after having looked at them"]
  ],
  positionals: 1,
  options: {accept: {type: "boolean"}},
  async run(args, context) {
    const counted = [];
    for (const manifest of selected(args, context)) counted.push(await countedRelease(manifest, context));
    const there = counted.filter(({files}) => files.length > 0);
    const sound = there.filter(({files}) => !repeats(files));
    const written = args.options["accept"] === true ? await Promise.all(sound.map((one) => accept(one, context))) : [];
    return {
      code: codeOf(there, written.length > 0),
      json: {releases: counted.map(({release, absent, files}) => ({release, absent, files})), written},
      text:
        there.length === 0
          ? "nothing to count: no release is on this machine; `npm run data -- fetch` downloads one"
          : [...counted.map(describe), ...written.map((path) => `wrote ${path}`)].join("\n\n")
    };
  }
};

function codeOf(there: CountedRelease[], accepted: boolean): number {
  if (there.length === 0) return exitCodes.absent.code;
  const every = there.flatMap(({files}) => files);
  const differs = every.some(({comparison}) => comparison.differences.length > 0);
  return repeats(every) || (differs && !accepted) ? exitCodes.contract.code : exitCodes.done.code;
}

const repeats = (files: Counted[]): boolean => files.some(({repeated}) => repeated > 0);

async function countedRelease(manifest: Manifest, {env, effects, countsDir}: Context): Promise<CountedRelease> {
  const {release, dialect} = manifest;
  const counts = recordedCountsOf(release, countsDir ?? countsFolder);
  const {acquired, reason} = await atHand(manifest, env, effects);
  const files: Counted[] = [];
  for (const file of acquired?.files.filter(isPlatform) ?? []) {
    const quirks = quirksOf(manifest, file.role);
    const connection = await openDuckDB();
    try {
      const survey = await surveyOf(connection, dialect, file.file, quirks);
      const repeated = await repeatedRows(connection, dialect, file.file);
      const states = quirks.map((quirk) => ({id: quirk.id, state: traceOf(quirk, survey)}));
      files.push({file, survey, comparison: compareCounts(file, survey, counts), repeated, quirks: states});
    } finally {
      connection.closeSync();
    }
  }
  return {release, counts, absent: files.length === 0 ? reason : null, files};
}

const relations = {
  same: "held against the counts of these very bytes",
  variant: "held against the counts of a file like it",
  unknown: "nothing is recorded of such a file"
};

function describe({release, absent, files}: CountedRelease): string {
  if (absent !== null) return `${release}  ${absent}`;
  return [
    release,
    ...files.flatMap(({file, survey, comparison, repeated, quirks}) => [
      `  ${file.path}: ${survey.rows} rows; ${relations[comparison.relation]}`,
      ...comparison.differences.map(
        ({what, expected, found}) => `    differs  ${what}: ${expected} rows recorded, ${found} found`
      ),
      ...(repeated === 0
        ? []
        : [
            `    differs  every key once: ${repeated} ${repeated === 1 ? "row" : "rows"} whose key stands in the file already`
          ]),
      ...quirks.map(({id, state}) => `    quirk    ${id}: ${state}`)
    ])
  ].join("\n");
}

/** Share of its rows by which a facet of other bytes may differ, where nothing else was decided. */
const usualTolerance = 0.02;

/** Records what was counted, beside what is recorded of other bytes. @returns the file written */
async function accept({release, counts, files}: CountedRelease, {countsDir}: Context): Promise<string> {
  const sourceOf = ({relation, recorded}: Comparison): string =>
    relation === "same" && recorded?.basis === "counted"
      ? recorded.source
      : "counted by `npm run data -- contract --accept`";
  const fresh = files.map(({file, survey, comparison}) => recorded(file, survey, sourceOf(comparison)));
  const kept = (counts?.files ?? []).filter(
    (known) => !fresh.some(({sha256, role}) => sha256 === known.sha256 && role === known.role)
  );
  const folder = countsDir ?? countsFolder;
  const path = countsFile(release, folder);
  const tolerance = counts?.tolerance ?? usualTolerance;
  const content: RecordedCounts = {
    schema: "oversight-gap/contract@1",
    release,
    tolerance,
    files: [...kept, ...fresh].sort((a, b) => (a.role < b.role ? 1 : a.role > b.role ? -1 : b.rows - a.rows))
  };
  try {
    await makeFolder(folder);
    writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`);
  } catch (error) {
    throw asDiskError(error, folder);
  }
  return path;
}

function recorded({role, bytes, sha256}: AcquiredFile, {rows, facets}: Survey, source: string): RecordedFile {
  const geographies = Object.entries(facets).map(([geography, counts]): [string, number] => [
    geography,
    Object.values(counts).reduce((sum, n) => sum + n, 0)
  ]);
  return {
    role: role as RecordedFile["role"],
    bytes,
    sha256,
    basis: "counted",
    source,
    rows,
    geographies: Object.fromEntries(geographies),
    facets
  };
}
