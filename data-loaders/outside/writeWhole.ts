import {mkdir, rename, rm, writeFile} from "node:fs/promises";
import {dirname} from "node:path";

import {asDiskError, type Writing} from "./disk.js";

/** Writes data as JSON into a folder, made where there is none, whole or not at all. @throws AcquireError (disk) */
export async function writeWhole(file: string, data: unknown, writing: Writing): Promise<string> {
  const partial = `${file}.${process.pid}.tmp`;
  try {
    await mkdir(dirname(file), {recursive: true});
    await writeFile(partial, `${JSON.stringify(data, null, 2)}\n`);
    await rename(partial, file);
    return file;
  } catch (error) {
    throw asDiskError(error, dirname(file), writing);
  } finally {
    await rm(partial, {force: true});
  }
}
