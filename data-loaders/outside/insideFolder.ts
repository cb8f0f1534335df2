import {join} from "node:path";

import {fault} from "./fault.js";
import {isUnprintable} from "./shown.js";

/**
 * The only way from a name that comes from outside, with forward slashes, to a path on this machine, below the folder.
 *
 * @throws AcquireError (integrity) for a name that could lead elsewhere; nothing has been read or written then.
 */
export function insideFolder(folder: string, path: string): string {
  const odd = pathFault(path);
  if (odd === null) return join(folder, ...path.split("/"));
  throw fault("a path that leads elsewhere", folder, {path: JSON.stringify(path), fault: odd});
}

/** Names that Windows gives to devices, whatever follows a dot. */
const device = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\.|$)/i;

/** What file systems allow: bytes of a name, and of a whole path below a folder. */
const LONGEST_NAME = 200;
const LONGEST_PATH = 800;

/**
 * Why a path that comes from outside (a manifest, the hub's listing, a folder) can't be one inside a folder, on this
 * system or on any other: the end of a sentence. Null when it can: then joining it to a folder stays in that folder.
 */
export function pathFault(path: string): string | null {
  const names = path.split("/");
  const [longest, whole] = [Math.max(...names.map((name) => Buffer.byteLength(name))), Buffer.byteLength(path)];
  const faults: [is: boolean, which: string][] = [
    [path === "", "is empty"],
    [isUnprintable(path), "has a control character"],
    [/^(\/|[a-z]:)/i.test(path), "is absolute"],
    [path.includes("\\"), "has a backslash"],
    [/[<>:"|?*]/.test(path), "has a character that file systems refuse"],
    [path !== path.normalize("NFC"), "is not in Unicode's composed form (NFC)"],
    [whole > LONGEST_PATH, `is longer than ${LONGEST_PATH} bytes`],
    [names.includes(".."), "leaves the dataset's folder"],
    [names.includes("") || names.includes("."), "has an empty or a dot segment"],
    [/[. ](\/|$)/.test(path), "has a name that ends in a dot or a space"],
    [names.some((name) => device.test(name)), "names a device of Windows"],
    [longest > LONGEST_NAME, `has a name longer than ${LONGEST_NAME} bytes`]
  ];
  const found = faults.find(([is]) => is);
  return found ? `which ${found[1]}` : null;
}
