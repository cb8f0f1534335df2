import {basename} from "node:path";

import {greatest} from "d3-array";

import {platformKeys} from "../../../src/analysis/panel/Panel.js";
import type {AcquiredFile} from "../../acquire/Acquired.js";
import {dialects} from "../../dialects/Dialect.js";
import {fault} from "../../outside/fault.js";
import {type DialectName, type FileProfile, profileOf} from "../compare/FileProfile.js";
import {listChange} from "../compare/listChange.js";

/** The platforms, as manifests call them. */
export const platformRoles = Object.values(platformKeys);
export type PlatformRole = (typeof platformRoles)[number];

/** Which platform a file is about, by its name: the releases so far agree on these words. */
export function roleOf(path: string): PlatformRole | null {
  const name = basename(path).toLowerCase();
  if (/1p_api|first_party_api/.test(name)) return "api";
  return /claude_?ai/.test(name) ? "claude_ai" : null;
}

/** Of files named alike, those that a release does not derive from its own raw ones. */
export function platformPaths(paths: readonly string[]): string[] {
  return paths.filter((path) => path.endsWith(".csv") && roleOf(path) !== null && !/enriched|\/output\//.test(path));
}

/** A platform's file, and what it holds. */
export interface PlatformFile {
  file: AcquiredFile;
  profile: FileProfile;
}

/**
 * The file of each platform and the dialect both have.
 *
 * @throws AcquireError (absent) for a release that lacks a platform, (usage) for one with several files of one;
 * (contract) for columns that no dialect has.
 */
export async function platformFiles(
  release: string,
  files: readonly AcquiredFile[]
): Promise<{dialect: DialectName; platforms: Record<PlatformRole, PlatformFile>}> {
  const [claude, api] = platformRoles.map((role) => onlyOne(release, role, files)) as [AcquiredFile, AcquiredFile];
  const platforms = {
    claude_ai: {file: claude, profile: await profileOf(claude.file)},
    api: {file: api, profile: await profileOf(api.file)}
  };
  const [a, b] = platformRoles.map((role) => knownDialect(platforms[role])) as [DialectName, DialectName];
  if (a === b) return {dialect: a, platforms};
  throw fault("two dialects", `${claude.path} and ${api.path}`, {claude: a, api: b});
}

function onlyOne(release: string, role: PlatformRole, files: readonly AcquiredFile[]): AcquiredFile {
  const found = files.filter((file) => file.role === role);
  if (found.length === 1) return found[0]!;
  const names = (list: readonly AcquiredFile[]): string => list.map(({path}) => path).join(", ");
  const where = "the release's folder";
  if (found.length > 1) throw fault("several files of a platform", where, {release, role, names: names(found)});
  const others = files.length === 0 ? "no file of either" : `none for ${role}, only ${names(files)}`;
  throw fault("half a release", where, {release, found: others});
}

function knownDialect({file, profile: {dialect, columns}}: PlatformFile): DialectName {
  if (dialect !== null) return dialect;
  const layouts = Object.entries(dialects).map(([name, known]) => ({name, expected: Object.keys(known.columns)}));
  const near = greatest(layouts, ({expected}) => expected.filter((name) => columns.includes(name)).length)!;
  const {gone, new: unknown} = listChange(near.expected, columns);
  const differences = [
    ...(gone.length > 0 ? [`no ${gone.join(", ")}`] : []),
    ...(unknown.length > 0 ? [`unknown ${unknown.slice(0, 12).join(", ")}`] : [])
  ];
  const found = differences.join("; ") || `the same columns in another order: ${columns.join(",")}`;
  throw fault("an unknown dialect", file.path, {near: near.name, columns: near.expected.join(","), found});
}
