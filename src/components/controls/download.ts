import {html} from "../html.js";

/** Hands a file to the reader's browser to save. */
export function download(name: string, type: string, content: string | Uint8Array<ArrayBuffer>): void {
  const href = URL.createObjectURL(new Blob([content], {type}));
  html`<a href=${href} download=${name}></a>`.click();
  // The browser has read the address by then.
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
