import {readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {setTimeout as wait} from "node:timers/promises";

import {copyOfProject} from "../../test/site/copyOfProject.js";
import {markdownTable} from "../writeBetween.js";
import changes from "./preview.json" with {type: "json"};

/** What the page then says: in preview.json, which has each change that is saved, and the seconds that it may take. */
const sign = "seen in the preview";

/** The longest that is waited for a change to be seen, in ms. */
const patience = 120_000;

/**
 * Measures the preview, in a copy of the project on the sample: from saving to the new words over HTTP.
 *
 * @throws Error when a change is not seen.
 */
export async function previewTable(runs: number): Promise<string> {
  const copy = copyOfProject();
  const preview = copy.start("scripts/dev.ts");
  try {
    const [, address] = await preview.said(/The preview is at (\S+)/);
    const rows: string[][] = [];
    for (const {what, file, from, to, page, asked} of changes) {
      const path = join(copy.folder, file);
      const before = from === "" ? null : readFileSync(path, "utf8");
      const save = (text: string | null): void => (text === null ? rmSync(path) : writeFileSync(path, text));
      const seconds: number[] = [];
      await until(address!, page, false);
      for (let run = 0; run < runs; ++run) {
        await wait(1000);
        const start = performance.now();
        save(before?.replace(from, to) ?? to);
        await until(address!, page, true);
        seconds.push((performance.now() - start) / 1000);
        save(before);
        await until(address!, page, false);
      }
      const best = Math.min(...seconds);
      rows.push([what, `at most ${asked} s`, `${best.toFixed(2)} s`, best <= asked ? "yes" : "**no**"]);
    }
    return markdownTable(["saved", "asked", "found", "met"], rows);
  } finally {
    await preview.stop();
    copy.remove();
  }
}

async function until(address: string, page: string, there: boolean): Promise<void> {
  const end = performance.now() + patience;
  while ((await (await fetch(new URL(page, address))).text()).includes(sign) !== there) {
    if (performance.now() > end) throw new Error(`/${page} shows ${there ? "no change" : "the old change"}`);
    await wait(20);
  }
}
