import {h} from "../../../src/components/h.js";

/** A picture drawn at build in two widths, of which style.css shows the one that fits; its caption below. */
export function stillPair(document: Document, caption: string, draw: (width: number) => SVGSVGElement): HTMLElement {
  const pictures = [[640, "wide"] as const, [340, "narrow"] as const].map(([width, name]) =>
    h(document, "div", {class: `still-${name}`}, draw(width))
  );
  return h(document, "figure", {class: "still-pair"}, ...pictures, h(document, "figcaption", {}, caption));
}
