import {readdirSync} from "node:fs";
import {join} from "node:path";

import {findBrowser} from "../../test/browser.js";
import {serve} from "../../test/serve.js";
import {markdownTable} from "../writeBetween.js";
import {measure} from "./measure.js";

/** What Lighthouse says of one page, on its simulated phone. Scores are 0 to 100. */
interface PageScores {
  page: string;
  scores: Record<string, number | null>;
  /** Until the largest thing on the first screen is there, in seconds. */
  seconds: number;
  shift: number;
  kilobytes: number;
  requests: number;
}

const categories = ["performance", "accessibility", "best-practices", "seo"] as const;

/** The parts of a Lighthouse result that are read. */
interface LighthouseResult {
  categories: Record<string, {score: number | null}>;
  audits: Record<string, {numericValue?: number; details?: {items?: unknown[]}}>;
}

/**
 * Measures every page of a built site, served compressed over HTTP/1.1.
 *
 * @param lighthouse - its program (`lighthouse/cli/index.js`), which is no part of this project
 * @throws Error when it can't be run
 */
export async function scoresOf(lighthouse: string, site: string, log: (page: string) => void): Promise<PageScores[]> {
  const pages = readdirSync(site, {recursive: true, encoding: "utf8"}).filter((file) => file.endsWith(".html"));
  const {executablePath, env} = await findBrowser();
  const served = await serve(site);
  const all: PageScores[] = [];
  try {
    for (const page of pages.map((file) => file.slice(0, -5)).filter((name) => name !== "404")) {
      log(page);
      const {output} = await measure({
        command: process.execPath,
        args: [
          lighthouse,
          `${served.origin}/${page}`,
          "--quiet",
          "--output=json",
          "--chrome-flags=--headless --no-sandbox"
        ],
        env: {...env, CHROME_PATH: executablePath}
      });
      const {categories: found, audits} = JSON.parse(output) as LighthouseResult;
      all.push({
        page: join("/", page),
        scores: Object.fromEntries(categories.map((name) => [name, percent(found[name]?.score)])),
        seconds: audits["largest-contentful-paint"]!.numericValue! / 1000,
        shift: audits["cumulative-layout-shift"]!.numericValue!,
        kilobytes: audits["total-byte-weight"]!.numericValue! / 1000,
        requests: audits["network-requests"]!.details!.items!.length
      });
    }
  } finally {
    await served.close();
  }
  return all;
}

const percent = (score: number | null | undefined): number | null => (score == null ? null : Math.round(score * 100));

/** The scores as a table, the heaviest page first. */
export function scoresTable(all: readonly PageScores[]): string {
  return markdownTable(
    "page,performance,accessibility,best practices,SEO,largest paint,layout shift,kB,requests".split(","),
    [...all]
      .sort((a, b) => b.kilobytes - a.kilobytes)
      .map(({page, scores, seconds, shift, kilobytes, requests}) => [
        page,
        ...categories.map((name) => String(scores[name] ?? "–")),
        `${seconds.toFixed(1)} s`,
        shift.toFixed(3),
        kilobytes.toFixed(0),
        String(requests)
      ])
  );
}
