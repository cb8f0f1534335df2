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
  if (path === "") return "which is empty";
  if (isUnprintable(path)) return "which has a control character";
  if (path.startsWith("/") || /^[a-z]:/i.test(path)) return "which is absolute";
  if (path.includes("\\")) return "which has a backslash";
  if (/[<>:"|?*]/.test(path)) return "which has a character that file systems refuse";
  if (path !== path.normalize("NFC")) return "which is not in Unicode's composed form (NFC)";
  if (Buffer.byteLength(path) > LONGEST_PATH) return `which is longer than ${LONGEST_PATH} bytes`;
  return (
    path
      .split("/")
      .map(nameFault)
      .find((fault) => fault !== null) ?? null
  );
}

function nameFault(name: string): string | null {
  if (name === "..") return "which leaves the dataset's folder";
  if (name === "" || name === ".") return "which has an empty or a dot segment";
  if (/[. ]$/.test(name)) return "which has a name that ends in a dot or a space";
  if (device.test(name)) return "which names a device of Windows";
  return Buffer.byteLength(name) > LONGEST_NAME ? `which has a name longer than ${LONGEST_NAME} bytes` : null;
}
