import {readFileSync} from "node:fs";

import {sum} from "d3-array";

import {shortNumbers} from "./lighter.js";

/** Colours for a picture that stands alone, on white: of the page by day, the first that style.css names. */
const palette: Record<string, string> = {
  ...Object.fromEntries(
    [...readFileSync("src/style.css", "utf8").matchAll(/(--\w+): (#\w+);/g)]
      .map(([, name, colour]) => [name, colour])
      .reverse()
  ),
  "--theme-foreground": "#1b1e23",
  "--theme-foreground-muted": "#595f69",
  "--theme-foreground-faint": "#8a909a",
  "--theme-background": "#ffffff",
  "--plot-background": "#ffffff"
};

/** In CSS pixels, of the whole and of a panel that fills it. */
const width = 800;
const margin = 16;
export const panelWidth = width - 2 * margin;

/** Mean advance of a wide sans-serif letter, in ems: SVG doesn't break lines by itself. */
const advance = 0.56;

interface Words {
  title: string;
  caption: string;
  /** Where the figure is from: the last line. */
  source: string;
}

/**
 * A figure as one file that stands alone: title, all its pictures, caption and source; no script, no style sheet, colours
 * resolved, white behind.
 *
 * @returns null when nothing of it is drawn.
 */
export function stillSvg(panels: readonly Panel[], words: Words): string | null {
  if (panels.length === 0) return null;
  const lines: string[] = [];
  let y = margin;
  const write = (
    text: string,
    size: number,
    {x = margin, width = panelWidth, bold = false, muted = false} = {}
  ): void => {
    const look = `${bold ? ' font-weight="600"' : ""}${muted ? ` fill="${palette["--theme-foreground-muted"]}"` : ""}`;
    for (const line of wrapped(text, width / (size * advance))) {
      y += size * 1.35;
      lines.push(`<text x="${x}" y="${y.toFixed(1)}" font-size="${size}"${look}>${escapeXml(line)}</text>`);
    }
  };
  write(words.title, 18, {bold: true});
  y += 10;
  for (const row of rowsOf(panels)) {
    const top = y;
    let x = margin;
    for (const {title, svg, width} of row) {
      y = top;
      if (title !== null) write(title, 14, {x, width, bold: true});
      lines.push(svg.replace("<svg", `<svg x="${x.toFixed(1)}" y="${(y + 6).toFixed(1)}"`));
      x += width + margin;
    }
    y += Math.max(...row.map(({height}) => height)) + 14;
  }
  write(words.caption, 13);
  y += 4;
  write(words.source, 12, {muted: true});
  const height = Math.ceil(y + margin);
  const text =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ` +
    `font-family="system-ui, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif" fill="#1b1e23" color="#1b1e23"><title>${escapeXml(words.title)}</title><rect width="100%" height="100%" fill="#fff"/>` +
    `${lines.join("\n")}</svg>\n`;
  return alone(text);
}

/** A picture with its colours resolved: without the page's style sheet. */
export const alone = (svg: string): string =>
  svg.replaceAll(/var\((--[\w-]+)(?:,[^)]*)?\)/g, (all, name: string) => palette[name] ?? all);

/** One picture of a file. */
export interface Panel {
  /** The heading over it. */
  title: string | null;
  /** The picture as text. */
  svg: string;
  /** In CSS pixels. */
  width: number;
  height: number;
}

/** The pictures inside an element, which is not used otherwise, in order. */
export function panelsOf(element: Element): Panel[] {
  const svgs = element.matches("svg") ? [element] : [...element.querySelectorAll("svg")];
  return svgs
    .filter((one) => one.parentElement?.closest("svg") == null)
    .map((svg) => {
      // What belongs to the page: its look, the order of its keyboard, its caption.
      for (const name of ["style", "tabindex", "aria-describedby"]) svg.removeAttribute(name);
      svg.setAttribute("font-size", "12");
      return {
        title: headingBefore(svg),
        svg: shortNumbers(svg.outerHTML),
        width: Number(svg.getAttribute("width") ?? 640),
        height: Number(svg.getAttribute("height") ?? 400)
      };
    });
}

function headingBefore(svg: Element): string | null {
  const before = svg.previousElementSibling;
  if (before === null || before.matches("svg")) return null;
  return before.matches("h3, .panel-title") ? (before.textContent ?? "").trim() : headingBefore(before);
}

/** Panels side by side where two fit. */
function rowsOf(panels: readonly Panel[]): Panel[][] {
  const rows: Panel[][] = [];
  for (const panel of panels) {
    const last = rows.at(-1);
    if (last && sum([...last, panel], ({width}) => width + margin) - margin <= panelWidth) last.push(panel);
    else rows.push([panel]);
  }
  return rows;
}

export function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && line.length + 1 + word.length > most) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return line === "" ? lines : [...lines, line];
}

export function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
