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

/** Draws a chart into a standalone SVG file: no script, no style sheet, colours resolved, white behind. */
export function stillSvg(
  draw: (document: Document, width: number) => SVGSVGElement,
  document: Document,
  width = 640
): string {
  const svg = draw(document, width);
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  svg.setAttribute("font-family", "system-ui, sans-serif");
  const text = svg.outerHTML.replaceAll(/var\((--[\w-]+)(?:,[^)]*)?\)/g, (all, name: string) => palette[name] ?? all);
  return text.replace(/style="[^"]*"/, 'style="background:#fff;color:#1b1e23;font-size:12px"');
}
