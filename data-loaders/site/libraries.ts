/** Names that Framework gives to every page, and the installed package each comes from. */
export const libraries: Readonly<Record<string, {specifier: string; name: string}>> = {
  Plot: {specifier: "@observablehq/plot", name: "*"},
  Inputs: {specifier: "@observablehq/inputs", name: "*"},
  d3: {specifier: "d3", name: "*"},
  htl: {specifier: "htl", name: "*"},
  html: {specifier: "htl", name: "html"},
  svg: {specifier: "htl", name: "svg"},
  Arrow: {specifier: "apache-arrow", name: "*"}
};
