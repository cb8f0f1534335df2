import type {FileState} from "../../acquire/inventory.js";
import {megabytes} from "../../outside/megabytes.js";
import {isPlatform, type Manifest} from "../../releases/Manifest.js";

/** A release in a word: as good as its platform files. */
export function stateOf(files: FileState[]): FileState["state"] | "incomplete" {
  const platforms = files.filter(isPlatform).map(({state}) => state);
  if (platforms.includes("damaged")) return "damaged";
  if (platforms.every((state) => state === "absent")) return "absent";
  if (platforms.includes("absent")) return "incomplete";
  return platforms.includes("unknown") ? "unknown" : "verified";
}

/** A release, and each of its files on a line. */
export function describe(manifest: Manifest, files: FileState[]): string {
  const lines = files.map((file) => `  ${file.state.padEnd(9)} ${file.path}${detail(manifest, file)}`);
  return [`${manifest.release}  ${stateOf(files)}`, ...lines].join("\n");
}

function detail({files}: Manifest, {path, state, bytes, revision, sha256, fault}: FileState): string {
  const known = files.find((file) => file.path === path)?.known ?? [];
  if (state === "damaged") return `: ${fault}`;
  if (state === "absent") return ` (${megabytes(known[0]?.bytes ?? 0)})`;
  const size = megabytes(bytes ?? 0);
  if (state === "unknown") return ` (${size}, sha256 ${sha256?.slice(0, 12)}…, not in the catalogue)`;
  const nth = known.findIndex((version) => version.revision === revision) + 1;
  return ` (${size}, revision ${revision?.slice(0, 7)}${known.length > 1 ? `, version ${nth} of ${known.length}` : ""})`;
}
