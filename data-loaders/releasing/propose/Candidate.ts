import {basename} from "node:path";

import {AcquireError} from "../../AcquireError.js";
import {DataError} from "../../DataError.js";
import {headerOf} from "../../dialects/csvHeader.js";
import {dialects} from "../../dialects/Dialect.js";
import type {KnownBytes} from "../../releases/Manifest.js";
import {type DialectName, dialectOf} from "../compare/FileProfile.js";

/** A CSV that could be a platform's file. */
export interface Candidate {
  /** Path inside the dataset repository. */
  path: string;
  /** On this machine. */
  file: string;
  known: KnownBytes;
}

export type PlatformRole = "claude_ai" | "api";

/** Which platform a file is about, by its name: the releases so far agree on these words. */
export function roleOf(path: string): PlatformRole | null {
  const name = basename(path).toLowerCase();
  if (/1p_api|first_party_api/.test(name)) return "api";
  return /claude_?ai/.test(name) ? "claude_ai" : null;
}

/** Names of files that a release derives from its own raw ones. */
const isDerived = (path: string): boolean => /enriched|\/output\//.test(path);

/** Of files named alike, those that are not derived ones. */
export function platformPaths(paths: readonly string[]): string[] {
  return paths.filter((path) => path.endsWith(".csv") && roleOf(path) !== null && !isDerived(path));
}

/**
 * The file of each platform and the dialect both have.
 *
 * @throws AcquireError (absent) for a release that lacks a platform, (usage) for one with several files of one;
 * DataError for columns that no dialect has.
 */
export async function platformFiles(
  release: string,
  candidates: readonly Candidate[]
): Promise<{dialect: DialectName; files: Record<PlatformRole, Candidate>}> {
  const claude = onlyOne(release, "claude_ai", candidates);
  const api = onlyOne(release, "api", candidates);
  const [a, b] = [await knownDialect(claude), await knownDialect(api)];
  if (a === b) return {dialect: a, files: {claude_ai: claude, api}};
  throw new DataError({
    expected: "both platforms in one dialect",
    found: `Claude.ai in the ${a} dialect, the API in the ${b} dialect`,
    where: `${claude.path} and ${api.path}`,
    next: "check that both files are of this release; the upload may be half done"
  });
}

function onlyOne(release: string, role: PlatformRole, candidates: readonly Candidate[]): Candidate {
  const found = candidates.filter(({path}) => roleOf(path) === role);
  if (found.length === 1) return found[0]!;
  const names = (list: readonly Candidate[]): string => list.map(({path}) => path).join(", ");
  if (found.length > 1)
    throw new AcquireError("usage", {
      expected: `one file of release ${release} for ${role}`,
      found: names(found),
      where: "the release's folder",
      next: "move those that are not the published raw file out of the folder"
    });
  throw new AcquireError("absent", {
    expected: `both platforms of release ${release}`,
    found: candidates.length === 0 ? "no file of either" : `none for ${role}, only ${names(candidates)}`,
    where: "the release's folder",
    next: "the upload may be half done: try again later, or copy the other file too"
  });
}

async function knownDialect({file, path}: Candidate): Promise<DialectName> {
  const columns = await headerOf(file);
  const dialect = dialectOf(columns);
  if (dialect !== null) return dialect;
  const [near] = (Object.keys(dialects) as DialectName[])
    .map((name) => ({name, expected: Object.keys(dialects[name].columns)}))
    .sort((a, b) => shared(b.expected, columns) - shared(a.expected, columns));
  const missing = near!.expected.filter((name) => !columns.includes(name));
  const extra = columns.filter((name) => !near!.expected.includes(name));
  throw new DataError({
    expected: `the columns of a known dialect; the nearest, ${near!.name}, has ${near!.expected.join(",")}`,
    found:
      missing.length + extra.length === 0
        ? `the same columns in another order: ${columns.join(",")}`
        : [
            ...(missing.length > 0 ? [`no ${missing.join(", ")}`] : []),
            ...(extra.length > 0 ? [`unknown ${extra.slice(0, 12).join(", ")}`] : [])
          ].join("; "),
    where: path,
    next: "a new layout is a new dialect: one file in data-loaders/dialects/ and a line in Dialect.ts; a renamed column can be mapped there"
  });
}

const shared = (a: readonly string[], b: readonly string[]): number => a.filter((name) => b.includes(name)).length;
