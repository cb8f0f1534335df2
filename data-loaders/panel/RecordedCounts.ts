import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";

import {z} from "zod";

import {DataError} from "../DataError.js";

/** Where counts are kept in git. */
export const countsFolder = fileURLToPath(new URL("../../docs/results/", import.meta.url));

const rowCount = z.int().nonnegative();

const recordedFile = z.strictObject({
  role: z.enum(["claude_ai", "api"]),
  bytes: z.int().positive(),
  /** Null where the catalogue has none either: then size tells which file is meant. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  /** `stated`: by whoever described the file, perhaps not every facet. `counted`: by this project, every facet. */
  basis: z.enum(["stated", "counted"]),
  /** Who said so, or which command counted. */
  source: z.string(),
  /** Data rows of the whole file. */
  rows: rowCount,
  /** Rows by geography, and by geography and facet. */
  geographies: z.record(z.string(), rowCount),
  facets: z.record(z.string(), z.record(z.string(), rowCount))
});

const recordedCounts = z.strictObject({
  schema: z.literal("oversight-gap/contract@1"),
  release: z.string(),
  /** How much a facet of a file with other bytes may differ, as a share of its rows. */
  tolerance: z.number().min(0).max(1),
  files: z.array(recordedFile)
});

/** Rows of one known version of a platform file. */
export type RecordedFile = z.infer<typeof recordedFile>;

/** `docs/results/<release>.contract.json`: the row counts that files of a release are held against. */
export type RecordedCounts = z.infer<typeof recordedCounts>;

export const countsFile = (release: string, folder = countsFolder): string => join(folder, `${release}.contract.json`);

/**
 * The counts kept for a release.
 *
 * @returns null when none are kept, as for a private release.
 * @throws DataError when the file is not what it should be.
 */
export function recordedCountsOf(release: string, folder = countsFolder): RecordedCounts | null {
  const file = countsFile(release, folder);
  if (!existsSync(file)) return null;
  const parsed = recordedCounts.safeParse(JSON.parse(readFileSync(file, "utf8")));
  if (parsed.success) return parsed.data;
  throw new DataError({
    expected: "row counts as `npm run data -- contract --accept` writes them",
    found: parsed.error.issues.map(({path, message}) => `${path.join(".")}: ${message}`).join("; "),
    where: file,
    next: "take the file from the repository's history, or have it written again"
  });
}
