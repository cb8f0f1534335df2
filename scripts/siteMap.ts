import {site} from "../src/site.js";

interface Place {
  name: string;
  path: string;
}

/** The reading path, in order: the finding, the argument, its two cruxes, and what it can't bear. */
export const readingPath: readonly Place[] = [
  {name: "The finding", path: "/"},
  {name: "The natural experiment", path: "/natural-experiment"},
  {name: "How the platforms are used", path: "/structure"},
  {name: "Directive use and the gap", path: "/directive"},
  {name: "The essay's best case", path: "/best-case"},
  {name: "Crux 1: the label", path: "/crux-labels"},
  {name: "Crux 2: difficulty", path: "/crux-difficulty"},
  {name: "Limitations", path: "/limitations"}
];

/** The path's pages as Framework names them; figures are numbered along it. */
export const stepPaths = readingPath.map(({path}) => path.replace(/\/$/, "/index"));

/** The sections of the sidebar: the path with its pager, and apart from it what a reader looks up. */
export function siteMap(releases: readonly string[], hypotheses: readonly Place[]): object[] {
  const apart = {pager: null, open: true};
  return [
    {name: `The argument in ${readingPath.length} steps`, pager: "path", pages: readingPath},
    {
      name: "Further evidence",
      ...apart,
      pages: [
        {name: "Speed against success", path: "/tradeoff"},
        {name: "The multiverse", path: "/multiverse"},
        {name: "Does it hold elsewhere?", path: "/replication"},
        {name: "The operations gap", path: "/operations"}
      ]
    },
    {
      name: "Try it",
      ...apart,
      pages: [{name: "Workbench", path: "/workbench"}, {name: "One task", path: "/task"}, ...hypotheses]
    },
    {
      name: "The record",
      ...apart,
      pages: [
        {name: "Claims ledger", path: "/claims"},
        {name: "Release by release", path: "/releases/"},
        ...releases.map((release) => ({name: `Release ${release}`, path: `/releases/${release}`})),
        {name: "What changed", path: "/changes"},
        {name: "Data and provenance", path: "/data"},
        {name: "Glossary", path: "/glossary"}
      ]
    }
  ];
}

/** The bar above every page: the site's name, the menu, and where on the path the reader is. */
export function siteBar(path: string): string {
  const step = stepPaths.indexOf(path);
  const link = (place: Place | undefined, rel: string, arrow: string): string =>
    place === undefined ? "" : `<a rel="${rel}" href="${place.path}" aria-label="${place.name}">${arrow}</a>`;
  const progress =
    step < 0
      ? ""
      : `<nav class="steps" aria-label="Steps of the argument">${link(readingPath[step - 1], "prev", "‹")}
         <span>${step + 1} of ${readingPath.length}</span>${link(readingPath[step + 1], "next", "›")}</nav>`;
  return `<div class="bar"><a class="home" href="/">${site.title.replaceAll("<", "&lt;")}</a>${progress}
    <label class="menu" for="observablehq-sidebar-toggle">Menu</label></div>`;
}

/** Below the width at which it stands beside the page, the menu is closed on every page that opens or is returned to. */
export const closedMenu = `<script>
addEventListener("pageshow", () => {
  if (matchMedia("(min-width: calc(640px + 6rem + 272px))").matches) return;
  sessionStorage.removeItem("observablehq-sidebar");
  document.querySelector("#observablehq-sidebar-toggle").checked = false;
});
if (!matchMedia("(min-width: calc(640px + 6rem + 272px))").matches) sessionStorage.removeItem("observablehq-sidebar");
</script>`;
