// node scripts/run.js scripts/screenshots.ts <folder> [page …]: pictures of pages, at 320, 390 and 1280 px, light and dark, to look at.
import {mkdirSync} from "node:fs";
import {join} from "node:path";

import {cross} from "d3-array";

import {filesIn} from "../data-loaders/outside/filesIn.js";
import {openBrowser} from "../test/browser.js";
import {serve} from "../test/serve.js";

const [folder = "screenshots", ...asked] = process.argv.slice(2);
const dist = process.env.DIST ?? "dist";
const all = filesIn(dist).filter((file) => file.endsWith(".html"));
const pages = asked.length > 0 ? asked : all.map((file) => file.slice(0, -".html".length));
mkdirSync(folder, {recursive: true});
const site = await serve(dist);
const browser = await openBrowser();
for (const [page, colorScheme, width] of cross(pages, ["light", "dark"] as const, [320, 390, 1280])) {
  const context = await browser.newContext({viewport: {width, height: 900}, colorScheme});
  const tab = await context.newPage();
  tab.on("pageerror", (error) => console.error(`${page}: ${error}`));
  tab.on("console", (m) => m.type() === "error" && console.error(`${page}: ${m.text()}`));
  await tab.goto(`${site.origin}/${page}`, {waitUntil: "networkidle"});
  // As they are once a reader points at them.
  await tab.dispatchEvent("body", "focusin");
  await tab.waitForFunction(() => !document.querySelector("observablehq-loading"));
  await tab.waitForTimeout(300);
  const path = join(folder, `${page.replaceAll("/", "_")}-${width}-${colorScheme}.png`);
  await tab.screenshot({path, fullPage: true});
  await context.close();
}
await browser.close();
await site.close();
