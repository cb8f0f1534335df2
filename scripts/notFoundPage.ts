import {site} from "../src/site.js";
import {contentPolicy} from "./contentPolicy.js";
import {readingPath} from "./siteMap.js";

/** Finds the site's root from an address at any depth, by a file that only the root has, and lets links begin there. */
const findRoot = `(async () => {
  for (let at = new URL("./", location.href); ; at = new URL("../", at)) {
    const found = await fetch(new URL("provenance.json", at), {method: "HEAD"}).then(({ok}) => ok, () => false);
    if (found) for (const a of document.links) a.href = new URL(a.getAttribute("href"), at);
    if (found || at.pathname === "/") return;
  }
})();`;

/** What hosts show for an address that the site doesn't have, at whatever depth: it needs no other file. */
export function notFoundPage(address: string | null): string {
  const title = site.title.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const links = readingPath.map(
    ({name, path}) => `<li><a href="${path === "/" ? "./" : `${path.slice(1)}.html`}">${name}</a></li>`
  );
  const body = `<main>
<p>${title}</p>
<h1>There is no such page here</h1>
<p>It may have been renamed, or the address was cut. These are the steps of the argument; the menu of each page leads to everything else.</p>
<ol>${links.join("")}</ol>
</main>${address === null ? `\n<script>${findRoot}</script>` : ""}`;
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
${contentPolicy(body, {base: address ?? undefined})}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>No such page | ${title}</title>
<link rel="icon" href="data:,">${address === null ? "" : `\n<base href="${address}">`}
<style>:root { background: #fff; color: #1b1e23; } a { color: #5b4a8a; } @media (prefers-color-scheme: dark) { :root { background: #1b1e23; color: #e6e8eb; } a { color: #b9a7ee; } } body { font: 17px/1.6 Georgia, serif; margin: 3rem auto; max-width: 40rem; padding: 0 1rem; } li { padding: 0.2rem 0; }</style>
</head>
<body>
${body}
</body>
</html>
`;
}
