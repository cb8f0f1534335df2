import {join} from "node:path";

import {AcquireError} from "../AcquireError.js";
import {pathFault} from "./pathFault.js";

/**
 * The only way from a name that comes from outside to a path on this machine.
 *
 * @param path - with forward slashes
 * @returns a path below the folder
 * @throws AcquireError (integrity) for a name that could lead elsewhere; nothing has been read or written then.
 */
export function insideFolder(folder: string, path: string): string {
  const fault = pathFault(path);
  if (fault === null) return join(folder, ...path.split("/"));
  throw new AcquireError("integrity", {
    expected: "a relative path inside the dataset, such as release_2026_03_24/data/file.csv",
    found: `${JSON.stringify(path)}, ${fault}`,
    where: folder,
    next: "nothing was read or written: correct the manifest, or HF_ENDPOINT if it is a mirror"
  });
}
