import {readFile} from "node:fs/promises";
import {join} from "node:path";

import * as z from "zod";

import {asDiskError, isMissing} from "../outside/disk.js";
import {fault} from "../outside/fault.js";

/** The file by which a folder says that its releases are made up. */
export const markName = "SYNTHETIC.json";

const mark = z.strictObject({
  note: z.string(),
  seed: z.int(),
  size: z.enum(["small", "full"]),
  scale: z.int(),
  /** Files written, by their path inside the folder. */
  files: z.array(z.string())
});

/** What was made in a folder, and how: it is enough to make the same again. */
export type SyntheticMark = z.infer<typeof mark>;

/** The mark of a folder; null when it has none. @throws AcquireError (integrity) for a file that is no such mark */
export async function readMark(folder: string): Promise<SyntheticMark | null> {
  const path = join(folder, markName);
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw asDiskError(error, path, {what: "the folder's mark", elsewhere: "so that it can be read"});
  });
  if (text === null) return null;
  try {
    return mark.parse(JSON.parse(text));
  } catch (cause) {
    throw fault("no mark", path, {found: text.slice(0, 80)}, {cause});
  }
}
