import {readFileSync} from "node:fs";

import {builtShown} from "./scripts/builtShown.js";
import {type Site, siteBar, siteMap} from "./scripts/siteMap.js";
import {site} from "./src/site.js";

/** Shown on every page of a build whose figures are made up: one line, as it stays in sight on a phone. */
const bannerOf = (reason: string): string =>
  `<div class="banner" role="note"><details><summary><strong>Synthetic sample, not findings.</strong> Why?</summary>
     The figures on this site are made up by the project, because no published data were at hand
     (${reason.replaceAll("<", "&lt;")}).</details></div>`;

/** Framework's configuration of a site; its folders are added by who makes it. */
export const configuration = ({synthetic, reason, releases, hypotheses}: Site): object => ({
  title: site.title,
  style: "style.css",
  // Framework's default is a font from another host.
  globalStylesheets: [],
  head: readFileSync("scripts/head.html", "utf8"),
  header: ({path}: {path: string}) => siteBar(path) + (synthetic ? bannerOf(reason) : ""),
  footer: "",
  // Links name files, so that any static host serves them, without rules of its own.
  preserveExtension: true,
  search: true,
  toc: {show: false, label: "On this page"},
  markdownIt: builtShown,
  pages: siteMap({releases, hypotheses})
});
