import type {Environment} from "../../acquire/environment.js";
import {type FileState, inventory} from "../../acquire/inventory.js";
import {megabytes} from "../../outside/megabytes.js";
import {isPlatform, type Manifest} from "../../releases/Manifest.js";

/** A release as it is on this machine. */
export interface Looked {
  manifest: Manifest;
  release: string;
  state: FileState["state"] | "incomplete";
  files: FileState[];
}

export async function look(manifest: Manifest, env: Environment, verify: boolean): Promise<Looked> {
  const files = await inventory(manifest, env, verify);
  return {manifest, release: manifest.release, state: stateOf(files.filter(isPlatform)), files};
}

/** A release in a word: as good as its platform files. */
function stateOf(files: FileState[]): Looked["state"] {
  const states = new Set(files.map(({state}) => state));
  if (states.has("damaged")) return "damaged";
  if (states.has("absent")) return states.size === 1 ? "absent" : "incomplete";
  return states.has("unknown") ? "unknown" : "verified";
}

/** A release, and each of its files on a line. */
export const asLines = ({manifest, release, state, files}: Looked): string =>
  [
    `${release}  ${state}`,
    ...files.map((file) => `  ${file.state.padEnd(9)} ${file.path}${detail(manifest, file)}`)
  ].join("\n");

/** The same for programs. */
export const asJson = ({release, state, files}: Looked): object => ({release, state, files});

function detail({files}: Manifest, {path, state, bytes, revision, sha256, fault}: FileState): string {
  const {known} = files.find((file) => file.path === path)!;
  if (state === "damaged") return `: ${fault}`;
  if (state === "absent") return ` (${megabytes(known[0]!.bytes)})`;
  const size = megabytes(bytes ?? 0);
  if (state === "unknown") return ` (${size}, sha256 ${sha256?.slice(0, 12)}…, not in the catalogue)`;
  const nth = known.findIndex((version) => version.revision === revision) + 1;
  return ` (${size}, revision ${revision?.slice(0, 7)}${known.length > 1 ? `, version ${nth} of ${known.length}` : ""})`;
}
