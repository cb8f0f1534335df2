import {join} from "node:path";

import {fault} from "./fault.js";
import {pathFault} from "./pathFault.js";

/**
 * The only way from a name that comes from outside to a path on this machine.
 *
 * @param path - with forward slashes
 * @returns a path below the folder
 * @throws AcquireError (integrity) for a name that could lead elsewhere; nothing has been read or written then.
 */
export function insideFolder(folder: string, path: string): string {
  const odd = pathFault(path);
  if (odd === null) return join(folder, ...path.split("/"));
  throw fault("a path that leads elsewhere", folder, {path: JSON.stringify(path), fault: odd});
}
