import {existsSync} from "node:fs";
import {join} from "node:path";

import {fault} from "../../outside/fault.js";
import {writeWhole} from "../../outside/writeWhole.js";
import {type Manifest, manifestSchema} from "../../releases/Manifest.js";

/**
 * Writes a manifest into a folder, whole or not at all.
 *
 * @returns its path
 * @throws AcquireError (usage) when there is one already and it was not accepted to replace it.
 */
export async function writeManifest(manifest: Manifest, folder: string, accept: boolean): Promise<string> {
  const file = join(folder, `${manifest.release}.json`);
  if (existsSync(file) && !accept) throw fault("a manifest already", file);
  const schema = existsSync(join(folder, "manifest.schema.json")) ? {$schema: "./manifest.schema.json"} : {};
  return writeWhole(file, manifestSchema.parse({...schema, ...manifest}), {
    what: "the manifest",
    elsewhere: "or name another folder with --write"
  });
}
