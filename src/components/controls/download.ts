import {h} from "./h.js";

/** Hands a file to the reader's browser to save. */
export function download(
  document: Document,
  name: string,
  type: string,
  content: string | Uint8Array<ArrayBuffer>
): void {
  const href = URL.createObjectURL(new Blob([content], {type}));
  h(document, "a", {href, download: name}).click();
  // The browser has read the address by then.
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
