import {readFileSync} from "node:fs";

import {builtShown} from "./scripts/builtShown.js";
import {hypothesisPages} from "./scripts/hypothesisPages.js";
import type {Site} from "./scripts/Site.js";
import {siteFile} from "./scripts/Site.js";
import {closedMenu, siteBar, siteMap} from "./scripts/siteMap.js";
import {site} from "./src/site.js";

// Set by `npm run build` and `npm run dev`, each of which makes a folder of its own.
const root = process.env.OVERSIGHT_GAP_ROOT;
if (root === undefined) throw new Error("no pages: run `npm run build` or `npm run dev`, which make them");
const {synthetic, reason, releases, files} = JSON.parse(readFileSync(siteFile(root), "utf8")) as Site;

/** Shown on every page of a build whose figures are made up. */
const banner = synthetic
  ? `<p class="banner" role="note"><strong>Synthetic sample, not findings.</strong> The figures on this site are made up by
     the project, because no published data were at hand (${reason.replaceAll("<", "&lt;")}).</p>`
  : "";

/** A figure's link is copied when it is followed, address and state of the page included; without scripts it only leads there. */
const copyLink = `<script>
addEventListener("click", (event) => {
  const link = event.target.closest?.("a.copy-link");
  if (!link || !navigator.clipboard) return;
  event.preventDefault();
  navigator.clipboard.writeText(link.href).then(() => (link.textContent = "Link copied"), () => location.assign(link.href));
});
</script>`;

/** Controls that nothing answers to. */
const withoutScripts = "<noscript><style>main :is(form, .actions) {display: none}</style></noscript>";

export default {
  root,
  output: process.env.OVERSIGHT_GAP_OUTPUT ?? "dist",
  title: site.title,
  style: "style.css",
  // Framework's default is a font from another host.
  globalStylesheets: [],
  head: `<link rel="icon" type="image/svg+xml" href="/icon.svg"><link rel="apple-touch-icon" href="/icon.png">${copyLink}${closedMenu}${withoutScripts}`,
  header: ({path}: {path: string}) => siteBar(path) + banner,
  footer: "",
  // Links name files, so that any static host serves them, without rules of its own.
  preserveExtension: true,
  search: true,
  toc: {show: false, label: "On this page"},
  markdownIt: builtShown,
  // Files that keep their addresses.
  dynamicPaths: files,
  pages: siteMap(releases, hypothesisPages())
};
