import type {Browser, BrowserContext, BrowserContextOptions, Page} from "playwright-core";
import {onTestFinished} from "vitest";

/** A page in a browser context of its own, and whatever has gone wrong in it so far. */
export interface Visit {
  context: BrowserContext;
  page: Page;
  problems: string[];
}

/** A fresh visitor with one page; gone when the test is over. */
export async function newVisit(browser: Browser, origin: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({reducedMotion: "reduce", ...options});
  onTestFinished(() => context.close());
  const page = await context.newPage();
  return {context, page, problems: watch(page, origin)};
}

/** Opens a page, and makes its figures live as a reader who comes to them does. */
export async function open(page: Page, url: string): Promise<void> {
  await page.goto(url, {waitUntil: "networkidle"});
  await page.dispatchEvent("body", "focusin");
  await page.waitForFunction(() => !document.querySelector("observablehq-loading"), null, {timeout: 45_000});
}

/** Collects whatever goes wrong in a page: requests to other hosts (which fail in this browser), errors, warnings. */
export function watch(page: Page, origin: string): string[] {
  const problems: string[] = [];
  page.on("request", (request) => {
    if (/^(https?|wss?):/.test(request.url()) && !request.url().startsWith(origin))
      problems.push(`other host: ${request.url()}`);
  });
  page.on("console", (m) => ["error", "warning"].includes(m.type()) && problems.push(`console: ${m.text()}`));
  page.on("pageerror", (error) => problems.push(`error: ${error}`));
  page.on("response", (r) => r.status() >= 400 && problems.push(`${r.status()}: ${r.url()}`));
  return problems;
}
