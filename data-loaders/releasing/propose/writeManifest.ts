import {existsSync} from "node:fs";
import {mkdir, rename, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";

import {AcquireError} from "../../AcquireError.js";
import {asDiskError} from "../../outside/disk.js";
import {type Manifest, manifestSchema} from "../../releases/Manifest.js";

/**
 * Writes a manifest into a folder, whole or not at all.
 *
 * @returns its path
 * @throws AcquireError (usage) when there is one already and it was not accepted to replace it.
 */
export async function writeManifest(manifest: Manifest, folder: string, accept: boolean): Promise<string> {
  const file = join(folder, `${manifest.release}.json`);
  if (existsSync(file) && !accept)
    throw new AcquireError("usage", {
      expected: "no manifest of that release yet, as nothing is overwritten unasked",
      found: "one",
      where: file,
      next: "compare them, then add --accept to replace it"
    });
  const schema = existsSync(join(folder, "manifest.schema.json")) ? {$schema: "./manifest.schema.json"} : {};
  const partial = `${file}.${process.pid}.tmp`;
  try {
    await mkdir(folder, {recursive: true});
    await writeFile(partial, `${JSON.stringify(manifestSchema.parse({...schema, ...manifest}), null, 2)}\n`);
    await rename(partial, file);
    return file;
  } catch (error) {
    throw asDiskError(error, folder, {what: "the manifest", elsewhere: "or name another folder with --write"});
  } finally {
    await rm(partial, {force: true});
  }
}
