import {readFileSync} from "node:fs";

import {site} from "../src/site.js";
import {contentPolicy} from "./contentPolicy.js";
import {readingPath} from "./siteMap.js";

/**
 * What hosts show for an address that the site doesn't have, at whatever depth: it needs no other file.
 *
 * @param address - where the site will be, from which its links begin; without it a script finds the site's root
 */
export function notFoundPage(address: string | null): string {
  const page = readFileSync("scripts/notFoundPage.html", "utf8");
  const gaps: Record<string, string> = {
    policy: contentPolicy(page, {base: address ?? undefined}),
    title: site.title.replaceAll("&", "&amp;").replaceAll("<", "&lt;"),
    base: address === null ? "" : `<base href="${address}">`,
    links: readingPath
      .map(({name, path}) => `<li><a href="${path === "/" ? "./" : `${path.slice(1)}.html`}">${name}</a></li>`)
      .join("")
  };
  const filled = page.replaceAll(/<!-- (\w+) -->|\{(\w+)\}/g, (all, a?: string, b?: string) => gaps[a ?? b!] ?? all);
  return address === null ? filled : filled.replace(/<script>[^]*<\/script>\n/, "");
}
