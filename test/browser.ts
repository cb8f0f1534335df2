import {existsSync} from "node:fs";

import sparticuz from "@sparticuz/chromium";
import type {Browser} from "playwright-core";
import {chromium} from "playwright-core";

const installed = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe"
];

const quiet = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // No other host can be reached: not by a page, not by its workers.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
];

/** A real browser: an installed Chrome or Chromium, else the one that came with `npm ci`. */
export async function openBrowser(): Promise<Browser> {
  const failures: string[] = [];
  for (const find of [installedBrowser, packagedBrowser]) {
    try {
      const executablePath = await find();
      if (executablePath) return await chromium.launch({executablePath, args: quiet});
    } catch (error) {
      failures.push(error instanceof Error ? error.message.split("\n")[0]! : String(error));
    }
  }
  throw new Error(
    `no browser to test the pages in${failures.length ? ` (${failures.join("; ")})` : ""}: install Chromium ` +
      "(Debian: apt-get install chromium) or name one with CHROMIUM=/path/to/chrome"
  );
}

async function installedBrowser(): Promise<string | null> {
  return installed.find((path) => path !== undefined && existsSync(path)) ?? null;
}

/** Ships for x64 Linux only. */
async function packagedBrowser(): Promise<string | null> {
  return process.platform === "linux" && process.arch === "x64" ? sparticuz.executablePath() : null;
}
