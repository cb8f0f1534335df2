import {site} from "../../src/site.js";

/**
 * Where on the web the site will be, below which its pages lie: OVERSIGHT_GAP_URL, else what src/site.ts says.
 *
 * @returns an address that ends with a slash; null where nobody has said it.
 * @throws Error for anything but an address of the web without query and fragment.
 */
export function siteAddress(named: string | null = process.env.OVERSIGHT_GAP_URL || site.address): string | null {
  if (named === null) return null;
  const url = URL.canParse(named) ? new URL(named) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.search + url.hash + url.username !== "")
    throw new Error(
      `OVERSIGHT_GAP_URL: expected the address of the published site, as https://example.org/report/, found ${JSON.stringify(named)}`
    );
  return url.href.replace(/\/*$/, "/");
}

/** A page's own address, from the name of its file. */
export const pageAddress = (address: string, file: string): string =>
  new URL(file.replace(/(^|\/)index\.html$/, "$1"), address).href;
