import * as Plot from "@observablehq/plot";

/** What every chart function takes beside its data. `document` is given at build, where there is no window. */
export interface ChartOptions {
  /** In CSS pixels. */
  width: number;
  /** One sentence for screen readers: what the picture shows. A picture in a figure is named by its title. */
  label?: string;
  document?: Document;
}

/** Colours by meaning; style.css sets each for light and dark. Orange and blue differ for every kind of colour vision. */
export const colours = {
  claude: "var(--claude)",
  api: "var(--api)",
  muted: "var(--theme-foreground-muted)",
  faint: "var(--theme-foreground-faint)",
  ink: "var(--theme-foreground)",
  paper: "var(--theme-background)",
  accent: "var(--accent)"
} as const;

/** The colour of a directive share, 0 to 100 %: orange through grey to blue, readable on light and dark. */
export const shareScale = {
  type: "linear",
  domain: [0, 100],
  range: ["#e08a1e", "#9a8f98", "#2f6fd0"],
  interpolate: "lab",
  clamp: true
} as const;

/** Draws a plot with the house's defaults, as one labelled image. */
export function chart({width, label, document}: ChartOptions, options: Plot.PlotOptions): SVGSVGElement {
  const svg = Plot.plot({
    width,
    style: {fontSize: "12px", background: "none"},
    ...(document ? {document} : {}),
    ...options
  }) as SVGSVGElement;
  return label === undefined ? svg : named(svg, label);
}

/**
 * Names a chart as one image, in place of Plot's labelled groups that have no role. Of several charts in one element, those
 * that have a name keep it.
 *
 * @param describedBy - id of the element that says more
 */
export function named<T extends Element>(element: T, label: string, describedBy?: string): T {
  const charts = element.tagName.toLowerCase() === "svg" ? [element] : element.querySelectorAll("svg:not([role])");
  for (const svg of charts) {
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", label);
    if (describedBy !== undefined) svg.setAttribute("aria-describedby", describedBy);
    for (const group of svg.querySelectorAll("g[aria-label]")) group.removeAttribute("aria-label");
  }
  return element;
}
