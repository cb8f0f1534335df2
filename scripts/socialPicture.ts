import {JSDOM} from "jsdom";

import {pngOf} from "../data-loaders/site/pngOf.js";
import {alone, escapeXml, wrapped} from "../data-loaders/site/stillSvg.js";
import {site, titleOf} from "../src/site.js";

/** In pixels of the SVG; the PNG has twice as many: 1200 × 630. */
const [width, height, margin] = [600, 315, 28];

/** What a page looks like where a link to it is shared: its title, its first picture, and whose it is. */
export async function socialPicture(html: string, title: string, synthetic: boolean): Promise<Uint8Array> {
  const {document} = new JSDOM(html).window;
  const chart = document.querySelector<SVGSVGElement>("main figure svg");
  const column = chart === null ? width - 2 * margin : 250;
  const lines = wrapped(title, column / 13).slice(0, 6);
  const mark = synthetic ? "Synthetic sample, not findings" : "";
  const text = (content: string, y: number, look: string): string =>
    `<text x="${margin}" y="${y}" ${look}>${escapeXml(content)}</text>`;
  return pngOf(
    alone(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" fill="#1b1e23" color="#1b1e23" ` +
        `font-family="sans-serif"><rect width="100%" height="100%" fill="#fff"/>` +
        `<rect width="100%" height="8" fill="var(--accent)"/>` +
        lines.map((line, i) => text(line, 60 + i * 29, 'font-size="23" font-weight="600"')).join("") +
        (chart === null ? "" : fitted(chart, margin + column + 14, 26, width - column - 2 * margin, 230)) +
        text(mark, 262, 'font-size="15" font-weight="600" fill="var(--bad)"') +
        text(titleOf(site), 290, 'font-size="13" fill="var(--theme-foreground-muted)"') +
        "</svg>"
    )
  );
}

/** A chart, drawn smaller into a place. */
function fitted(chart: SVGSVGElement, x: number, y: number, w: number, h: number): string {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  if (!copy.hasAttribute("viewBox"))
    copy.setAttribute("viewBox", `0 0 ${copy.getAttribute("width")} ${copy.getAttribute("height")}`);
  for (const [name, value] of Object.entries({x, y, width: w, height: h, "font-size": 12}))
    copy.setAttribute(name, String(value));
  copy.removeAttribute("style");
  const {XMLSerializer} = chart.ownerDocument.defaultView!;
  return new XMLSerializer().serializeToString(copy);
}
