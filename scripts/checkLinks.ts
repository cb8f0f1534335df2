import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";

import {filesIn} from "../data-loaders/outside/filesIn.js";
import {pageSource} from "../src/site.js";

/** A link as it stands in a page, and where in the site it leads. */
interface Link {
  href: string;
  file: string;
  fragment: string;
}

const attributes = (html: string, name: string): string[] =>
  [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, "g"))].map(([, value]) => value!.replaceAll("&amp;", "&"));

/**
 * Every link of a built site to a page, a file or a place on a page must lead somewhere.
 * @throws Error that names each that does not, with the page and the line to mend.
 */
export function checkLinks(output: string): void {
  const pages = filesIn(output).filter((file) => file.endsWith(".html"));
  const html = new Map(pages.map((file) => [file, readFileSync(join(output, file), "utf8")]));
  const places = new Map([...html].map(([file, text]) => [file, new Set(attributes(text, "id"))]));
  const leads = ({file, fragment}: Link): boolean => {
    if (!existsSync(join(output, file))) return false;
    return fragment === "" || !places.has(file) || places.get(file)!.has(fragment);
  };
  const dead = [...html].flatMap(([page, text]) => {
    const [around, main] = partsOf(text);
    const inMain = linksOf(main, page).filter((link) => !leads(link));
    const inFrame = linksOf(around, page).filter((link) => !leads(link));
    return [
      ...inMain.map((link) => `${placeOf(link, page, output)}: ${said(link)}`),
      ...inFrame.map((link) => `the site map: ${said({...link, href: link.file})}`)
    ];
  });
  if (dead.length === 0) return;
  throw new Error(
    `expected every link to lead to a page, a file or a place on a page of this site\n  found ${[...new Set(dead)].join("\n        ")}\n` +
      "  next  mend each link, or take it out"
  );
}

function linksOf(html: string, page: string): Link[] {
  const base = new URL(page, "http://site/");
  return attributes(html.replaceAll(/<(?!a\b)[^>]*>/g, ""), "href").flatMap((href) => {
    const url = URL.canParse(href, base.href) ? new URL(href, base) : null;
    if (url === null || url.origin !== base.origin) return [];
    const path = decoded(url.pathname.slice(1));
    const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
    // A text fragment is looked for by browsers alone.
    return [{href, file, fragment: decoded(url.hash.slice(1)).split(":~:")[0]!}];
  });
}

/** As it is written where it is no address: then nothing is there, which is told with its place. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const said = ({href, file, fragment}: Link): string =>
  `${href}${fragment === "" ? "" : ` (#${fragment} of ${file})`}, which is not there`;

/** What stands around the words of a page, and the words. */
function partsOf(html: string): [string, string] {
  const [from, to] = [html.indexOf("<main"), html.lastIndexOf("</main>")];
  return from < 0 ? ["", html] : [html.slice(0, from) + html.slice(to), html.slice(from, to)];
}

/** The line of the page's Markdown that holds the link; the page alone where a cell made it. */
function placeOf({href}: Link, page: string, output: string): string {
  const path = `/${page.replace(/\.html$/, "")}`;
  const source = join(output, pageSource(path));
  const target = href.replace(/^(\.\.?\/)+/, "").replace(/\.html(?=#|$)/, "");
  const holds = (line: string): boolean => ["(", "/", '"'].some((before) => line.includes(`${before}${target}`));
  const line = existsSync(source) ? readFileSync(source, "utf8").split("\n").findIndex(holds) : -1;
  return line < 0 ? `page ${path}` : `src${path}.md:${line + 1}`;
}
