import {existsSync} from "node:fs";

import type {Browser, LaunchOptions} from "playwright-core";
import {chromium} from "playwright-core";

import {packagedBrowser} from "./packagedBrowser.js";

const installed = [
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
  // On a busy machine this Chromium ends a page, one time in five, whose WebAssembly compiles on several threads.
  "--js-flags=--no-wasm-async-compilation",
  // No other host can be reached: not by a page, not by its workers.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
];

/**
 * A real browser: the one that CHROMIUM names, else the one that came with `npm ci`, which is the same on every machine,
 * else (it ships for Linux on x64 only) an installed Chrome or Chromium.
 *
 * @throws Error when there is none, or when it can't be started
 */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({...(await findBrowser()), args: quiet});
}

/** The browser that the tests use, as `openBrowser` finds it. */
export async function findBrowser(): Promise<Pick<LaunchOptions, "executablePath" | "env">> {
  const {CHROMIUM: named} = process.env;
  if (named) return {executablePath: named};
  const packaged = await packagedBrowser();
  if (packaged !== null) return {...packaged, env: {...process.env, ...packaged.env}};
  const executablePath = installed.find((path) => existsSync(path));
  if (executablePath !== undefined) return {executablePath};
  throw new Error(
    "no browser to test the pages in: install Chrome or Chromium, or name one with CHROMIUM=/path/to/chrome"
  );
}
