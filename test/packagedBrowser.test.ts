import {execFile} from "node:child_process";
import {mkdtemp, readdir, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {promisify} from "node:util";

import {chromium} from "playwright-core";
import {describe, expect, onTestFinished, test} from "vitest";

import project from "../package.json" with {type: "json"};
import {packagedBrowser} from "./packagedBrowser.js";

const run = promisify(execFile);

async function emptyCache(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "browser-"));
  onTestFinished(() => rm(folder, {recursive: true, force: true}));
  return folder;
}

/** Another process that wants the browser and runs it at once. */
async function versionSaid(cache: string): Promise<string> {
  return (await run(process.execPath, ["scripts/run.js", "test/packagedBrowserVersion.ts", cache])).stdout;
}

// It ships for no other machine.
describe.runIf(process.platform === "linux" && process.arch === "x64")("the packaged browser", () => {
  test("several processes that find none unpacked each get a whole one, and one is kept", async () => {
    const cache = await emptyCache();
    const said = await Promise.all([1, 2, 3].map(() => versionSaid(cache)));
    const version = project.devDependencies["@sparticuz/chromium"];
    for (const text of said) expect(text).toContain(`Chromium ${version.split(".")[0]}.`);
    expect(await readdir(cache)).toEqual([version]);
  });

  test("draws text, symbols included, whatever fonts the machine has", async () => {
    const {executablePath, env} = (await packagedBrowser())!;
    // Nothing of this process's environment: not its fonts, not its home.
    const browser = await chromium.launch({executablePath, env, args: ["--headless", "--no-sandbox", "--disable-gpu"]});
    onTestFinished(() => browser.close());
    const page = await browser.newPage();
    const drawn = async (family: string, text: string): Promise<string> => {
      await page.setContent(`<p style="font: 40px ${family}; width: max-content">${text}</p>`);
      return (await page.locator("p").screenshot()).toString("base64");
    };
    const kinds: string[] = [];
    for (const family of ["serif", "sans-serif", "monospace"]) kinds.push(await drawn(family, "Oversight"));
    expect(new Set(kinds).size).toBe(3);
    // What no font has is drawn as a box, and boxes look alike.
    const letters: string[] = [];
    for (const letter of "aβ≥→−×½") letters.push(await drawn("monospace", letter));
    expect(new Set(letters).size).toBe(7);
  });
});
