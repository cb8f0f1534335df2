import * as Plot from "@observablehq/plot";

import type {Reading} from "./reading.js";
import {markOf, readable, tipOf} from "./reading.js";

/** What every chart function takes beside its data. */
export interface ChartOptions {
  /** In CSS pixels. */
  width: number;
  /** One sentence for screen readers: what the picture shows. A picture in a figure is named by its title. */
  label?: string;
}

/** Colours by meaning; style.css sets each for light and dark. Orange and blue differ for every kind of colour vision. */
export const colours = {
  claude: "var(--claude)",
  api: "var(--api)",
  /** Of estimates and intervals on either side of zero, where no platform is meant. */
  below: "var(--below)",
  above: "var(--above)",
  muted: "var(--theme-foreground-muted)",
  faint: "var(--theme-foreground-faint)",
  ink: "var(--theme-foreground)",
  paper: "var(--theme-background)",
  accent: "var(--accent)"
} as const;

/**
 * Draws a plot with the house's defaults, as one labelled image.
 *
 * @param reading - the marks whose values a reader can ask for, by pointer, finger or keyboard
 */
export function chart<T>({width, label}: ChartOptions, options: Plot.PlotOptions, reading?: Reading<T>): SVGSVGElement {
  const svg = Plot.plot({
    width,
    height: 300,
    marginLeft: 44,
    marginTop: 28,
    marginBottom: 40,
    style: {fontSize: "12px", background: "none"},
    ...options,
    // Plot's own place for a label is made for smaller letters: the tails of these would be cut.
    x: {labelAnchor: "center", labelArrow: "none", labelOffset: (options.marginBottom ?? 40) - 5, ...options.x},
    y: {labelArrow: "none", ...options.y},
    ...(reading ? {marks: [...(options.marks ?? []), ...markOf(reading, width), tipOf(reading, width)]} : {})
  }) as SVGSVGElement & Plot.Plot;
  if (reading) readable(svg, reading);
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
