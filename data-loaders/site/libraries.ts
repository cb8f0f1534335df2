import type {Imported} from "./browserPart.js";

/** Names that Framework gives to every page, and the installed package each comes from. */
const libraries: Readonly<Record<string, {specifier: string; name: string}>> = {
  Plot: {specifier: "@observablehq/plot", name: "*"},
  Inputs: {specifier: "@observablehq/inputs", name: "*"},
  d3: {specifier: "d3", name: "*"},
  htl: {specifier: "htl", name: "*"},
  html: {specifier: "htl", name: "html"},
  svg: {specifier: "htl", name: "svg"},
  Arrow: {specifier: "apache-arrow", name: "*"}
};

/** How the browser imports each. */
export const libraryImports: Readonly<Record<string, Imported>> = Object.fromEntries(
  Object.entries(libraries).map(([local, library]) => [local, {...library, local}])
);

/** What each is while the site is built, loaded when a cell names it. */
export const libraryValues: Readonly<Record<string, () => Promise<unknown>>> = Object.fromEntries(
  Object.entries(libraries).map(([local, {specifier, name}]) => [
    local,
    async (): Promise<unknown> => {
      const module = (await import(specifier)) as Record<string, unknown>;
      return name === "*" ? module : module[name];
    }
  ])
);
