/** Colours of style.css for a picture that stands alone, on white. */
const palette: Record<string, string> = {
  "--claude": "#b35706",
  "--api": "#1f5fbf",
  "--accent": "#5b4a8a",
  "--theme-foreground": "#1b1e23",
  "--theme-foreground-muted": "#595f69",
  "--theme-foreground-faint": "#8a909a",
  "--theme-background": "#ffffff"
};

const margin = 16;
/** Mean advance of a sans-serif letter, in ems: SVG doesn't break lines by itself. */
const advance = 0.52;

interface Words {
  number: string | null;
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
export function stillSvg(pictures: readonly Element[], words: Words, width = 640): string | null {
  const panels = pictures.flatMap(panelsOf);
  if (!panels.some((panel) => typeof panel !== "string")) return null;
  const lines: string[] = [];
  let y = margin;
  const write = (text: string, size: number, attributes = ""): void => {
    for (const line of wrapped(text, (width - 2 * margin) / (size * advance))) {
      y += size * 1.35;
      lines.push(`<text x="${margin}" y="${y.toFixed(1)}" font-size="${size}"${attributes}>${escapeXml(line)}</text>`);
    }
  };
  write(`${words.number === null ? "" : `${words.number}. `}${words.title}`, 17, ' font-weight="600"');
  y += 10;
  for (const row of rowsOf(panels, width - 2 * margin)) {
    if (typeof row === "string") {
      write(row, 13, ' font-weight="600"');
      y += 6;
      continue;
    }
    let x = margin;
    for (const panel of row) {
      const [w] = sizeOf(panel);
      panel.setAttribute("x", x.toFixed(1));
      panel.setAttribute("y", y.toFixed(1));
      panel.removeAttribute("style");
      panel.setAttribute("font-size", "12");
      lines.push(panel.outerHTML);
      x += w + margin;
      if (panel === row.at(-1)) y += Math.max(...row.map((one) => sizeOf(one)[1])) + 8;
    }
  }
  write(words.caption, 12);
  y += 4;
  write(words.source, 11, ` fill="${palette["--theme-foreground-muted"]}"`);
  const height = Math.ceil(y + margin);
  const text =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ` +
    `font-family="system-ui, sans-serif" fill="#1b1e23" color="#1b1e23"><rect width="100%" height="100%" fill="#fff"/>` +
    `${lines.join("\n")}</svg>\n`;
  return text.replaceAll(/var\((--[\w-]+)(?:,[^)]*)?\)/g, (all, name: string) => palette[name] ?? all);
}

/** The pictures inside an element, with the headings over them, in order. */
function panelsOf(element: Element): (SVGSVGElement | string)[] {
  if (element.tagName.toLowerCase() === "svg") return [element.cloneNode(true) as SVGSVGElement];
  return [...element.querySelectorAll("svg, h3, h4, .panel-title")]
    .filter((one) => one.parentElement?.closest("svg") === null)
    .map((one) =>
      one.tagName.toLowerCase() === "svg" ? (one.cloneNode(true) as SVGSVGElement) : (one.textContent ?? "").trim()
    );
}

/** Panels side by side where two fit. */
function rowsOf(panels: readonly (SVGSVGElement | string)[], width: number): (SVGSVGElement[] | string)[] {
  const rows: (SVGSVGElement[] | string)[] = [];
  for (const panel of panels) {
    const last = rows.at(-1);
    if (typeof panel === "string") rows.push(panel);
    else if (Array.isArray(last) && [...last, panel].reduce((sum, one) => sum + sizeOf(one)[0], 0) <= width)
      last.push(panel);
    else rows.push([panel]);
  }
  return rows;
}

function sizeOf(svg: SVGSVGElement): [number, number] {
  return [Number(svg.getAttribute("width") ?? 640), Number(svg.getAttribute("height") ?? 400)];
}

function wrapped(text: string, most: number): string[] {
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

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
