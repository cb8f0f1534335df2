import {createHash} from "node:crypto";
import {readFileSync} from "node:fs";
import {join} from "node:path";

import {filesIn} from "../data-loaders/outside/filesIn.js";
import {putBack} from "../data-loaders/site/setAside.js";
import {pageAddress} from "../data-loaders/site/siteAddress.js";
import {writeNew} from "../data-loaders/site/writeNew.js";
import {site} from "../src/site.js";
import {checkLinks} from "./checkLinks.js";
import {checkPublished} from "./checkPublished.js";
import type {Composed} from "./compose.js";
import repairs from "./repairs.json" with {type: "json"};
import {sharedOf, sharedTags} from "./sharedTags.js";
import {readingPath} from "./siteMap.js";
import {socialPicture} from "./socialPicture.js";

/**
 * What Framework's page template has no option for; then everything that is published is held against what was staged.
 *
 * @param address - where the site will be, if that is known
 * @throws Error when a file of the site is not the one that this build made, or a link leads nowhere.
 */
export async function postprocess(output: string, root: string, composed: Composed, address: string | null) {
  const pages = filesIn(output).filter((name) => name.endsWith(".html"));
  await composed.pictures;
  const write = (file: string, content: string | Uint8Array): void => writeNew(join(output, file), content);
  for (const file of composed.files) write(file, readFileSync(join(root, file)));
  await Promise.all(
    pages.map(async (file) => {
      const html = putBack(readFileSync(join(output, file), "utf8"), root);
      const shared = sharedOf(html);
      const picture = `shared/${file.replace(/html$/, "png")}`;
      const place = address && {page: pageAddress(address, file), picture: pageAddress(address, picture)};
      const wasm = composed.wasm.has(`/${file.replace(/\.html$/, "")}`);
      write(file, finishedPage(html, sharedTags(shared, place || null), wasm));
      if (place) write(picture, await socialPicture(html, shared.title, composed.site.synthetic));
    })
  );
  // Some hosts leave out names that begin with an underscore unless this is there.
  write(".nojekyll", "");
  checkPublished(output, root, composed);
  checkLinks(output);
  write("404.html", notFoundPage(address));
  if (address) {
    const urls = pages.map((file) => `<url><loc>${pageAddress(address, file).replaceAll("&", "&amp;")}</loc></url>`);
    write(
      "sitemap.xml",
      `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join("\n")}\n</urlset>\n`
    );
    write("robots.txt", `User-agent: *\nAllow: /\nSitemap: ${address}sitemap.xml\n`);
  }
}

function finishedPage(html: string, tags: string, wasm: boolean): string {
  const epoch = Number(process.env.SOURCE_DATE_EPOCH ?? 0) * 1000;
  const finished = repairs
    .reduce((page, {find, put}) => page.replace(new RegExp(find), put), html)
    .replace("</head>", () => `${tags}\n</head>`)
    // A file's time would make two builds differ.
    .replace(/"lastModified":\d+/g, `"lastModified":${epoch}`);
  if (!finished.includes('<html lang="en-GB">')) throw new Error("Framework's page template has changed");
  const policy = contentPolicy(finished, {wasm});
  return finished.replace('<meta charset="utf-8">', () => `<meta charset="utf-8">\n${policy}`);
}

/**
 * What hosts show for an address that the site doesn't have, at whatever depth: it needs no other file. Its links begin
 * from where the site will be; where that is not known, a script finds the site's root.
 */
function notFoundPage(address: string | null): string {
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

/**
 * What a page may load and run, as a meta element: files of its own site, and the scripts that stand in it as it was
 * built, by their hashes. Styles may stand in a page: Plot writes them into every picture, with names of their own.
 *
 * @param wasm - whether the page compiles WebAssembly: the console's database
 * @param base - an address that its links may begin from
 */
function contentPolicy(html: string, {wasm = false, base = "'none'"} = {}): string {
  const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, code]) => `'sha256-${createHash("sha256").update(code!).digest("base64")}'`
  );
  const policy = [
    "default-src 'none'",
    ["script-src 'self'", ...(wasm ? ["'wasm-unsafe-eval'"] : []), ...new Set(inline)].join(" "),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    `base-uri ${base}`,
    "form-action 'none'"
  ];
  return `<meta http-equiv="Content-Security-Policy" content="${policy.join("; ")}">`;
}
