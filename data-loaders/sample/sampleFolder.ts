import {existsSync} from "node:fs";
import {mkdir, mkdtemp, readdir, rename, rm, rmdir, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {isDeepStrictEqual} from "node:util";

import {markName, readMark, type SyntheticMark} from "../acquire/syntheticMark.js";
import {asDiskError, makeFolder} from "../outside/disk.js";
import {fault} from "../outside/fault.js";
import type {WrittenFile} from "./CsvFile.js";

// A run that was killed leaves a folder of this name, which the next one removes.
const making = ".making-";

const note = "Made up by `npm run data -- sample`: no row of these files was published or observed.";

/**
 * Lets `write` fill a folder beside its final place, then moves every file there: all appear, or none does. A release
 * joins those of the same seed, size and scale; files made otherwise go, and files made by somebody else stop it.
 *
 * @returns what was written, and the files of releases made otherwise that were here before
 * @throws AcquireError (usage) for a folder that is not empty and has no mark, (disk) when it can't be written
 */
export async function fillSampleFolder(
  folder: string,
  made: Pick<SyntheticMark, "seed" | "size" | "scale">,
  write: (folder: string) => Promise<WrittenFile[]>
): Promise<{files: WrittenFile[]; removed: string[]}> {
  const created = !existsSync(folder);
  try {
    await makeFolder(folder);
    const before = await readMark(folder);
    if (before === null) await refuseForeign(folder);
    await removeHalves(folder);
    const fresh = await mkdtemp(join(folder, making));
    const files = await write(fresh);
    const paths = files.map(({path}) => path);
    const here = before?.files ?? [];
    // Made alike, as they share one file of task statements.
    const kept = before !== null && isDeepStrictEqual({...before, ...made}, before) ? here : [];
    const removed = here.filter((path) => !kept.includes(path) && !paths.includes(path));
    // The mark comes first: whatever happens next, the folder says that it is made up.
    const mark: SyntheticMark = {note, ...made, files: [...new Set([...kept, ...paths])].sort()};
    await writeFile(join(fresh, markName), `${JSON.stringify(mark, null, 2)}\n`);
    await rename(join(fresh, markName), join(folder, markName));
    for (const path of removed) await rm(join(folder, path), {force: true});
    for (const path of paths) {
      await mkdir(dirname(join(folder, path)), {recursive: true});
      await rename(join(fresh, path), join(folder, path));
    }
    await rm(fresh, {recursive: true});
    return {files, removed};
  } catch (error) {
    await removeHalves(folder).catch(() => undefined);
    if (created) await rmdir(folder).catch(() => undefined);
    const writing = {what: "the sample's folder", elsewhere: "or choose another --out, then run it again"};
    throw asDiskError(error, folder, writing);
  }
}

async function refuseForeign(folder: string): Promise<void> {
  const foreign = (await readdir(folder)).filter((name) => !name.startsWith(making));
  if (foreign.length === 0) return;
  const some = foreign.slice(0, 3).join(", ");
  const found = `${foreign.length} other file${foreign.length === 1 ? "" : "s"} and folders (${some})`;
  throw fault("somebody else's folder", folder, {found});
}

async function removeHalves(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (name.startsWith(making)) await rm(join(folder, name), {recursive: true, force: true});
}
