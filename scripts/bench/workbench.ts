import {max} from "d3-array";
import type {Browser, Page} from "playwright-core";

import {essaySpecification, type Estimator, sharedPopulation} from "../../src/analysis/panel/Specification.js";
import {specificationAddress} from "../../src/analysis/panel/specificationQuery.js";
import {estimatorLabels, withEstimator} from "../../src/analysis/panel/specify.js";
import {openBrowser} from "../../test/browser.js";
import {serve} from "../../test/serve.js";
import {markdownTable} from "../writeBetween.js";

/** Milliseconds from a choice until its answer stands on the page, and until it is the whole one, resamples included. */
interface Wait {
  answer: number;
  whole: number;
  tasks: string;
}

/** A control of the workbench, and one of its choices. */
type Choice = readonly [control: string, value: string];

/** As many tasks as both platforms share: of these variables nearly all are published. */
const begun = withEstimator(
  {...essaySpecification, outcome: "claude_autonomy", predictor: "log_api_n", population: sharedPopulation},
  "ols_classical"
);
const choices: Choice[] = [
  ["Outcome", "claude_human_education"],
  ["Predictor", "log_claude_n"],
  ["Tasks count", "min_n"],
  ["Tasks count", "equal"],
  ["Published", "success"],
  ["Published", "shared"],
  ...(Object.keys(estimatorLabels) as Estimator[]).map((name): Choice => ["Estimator", name]),
  // These two ask for a share of conversations and its counterpart on the other platform.
  ["Outcome", "claude_success"],
  ["Predictor", "claude_directive"],
  ["Estimator", "disattenuated"],
  ["Published", "essay"],
  ["Estimator", "oaxaca"]
];

/** Makes a choice, in the page. */
async function choose([control, value]: Choice): Promise<Wait> {
  const answer = document.querySelector(".answer")!;
  const list = document.querySelector<HTMLSelectElement>(`select[aria-label="${control}"]`)!;
  const start = performance.now();
  const seen: number[] = [];
  await new Promise<void>((done) => {
    new MutationObserver(() => {
      seen.push(performance.now() - start);
      // What is drawn after the answer counts too.
      if (answer.querySelector("[aria-busy=false]")) setTimeout(done, 500);
    }).observe(answer, {childList: true, subtree: true});
    list.value = value;
    list.dispatchEvent(new Event("change"));
  });
  const tasks = /[\d,]+(?= tasks?\.)/.exec(document.querySelector(".tasks")!.textContent)![0];
  return {answer: seen[0]!, whole: seen.at(-1)!, tasks};
}

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** Microseconds of the processor. */
  tdur?: number;
  args: {name?: string};
}

/** The longest that the page's thread was at work on one thing, in milliseconds of the processor. */
async function longestTask<T>(browser: Browser, page: Page, act: () => Promise<T>): Promise<[T, number]> {
  await browser.startTracing(page, {categories: ["toplevel"]});
  const made = await act();
  const {traceEvents: events} = JSON.parse(String(await browser.stopTracing())) as {traceEvents: TraceEvent[]};
  const threads = events.filter(({name, args}) => name === "thread_name" && args.name === "CrRendererMain");
  const own = events.filter(
    ({name, pid, tid}) => /RunTask$/.test(name) && threads.some((t) => t.pid === pid && t.tid === tid)
  );
  return [made, max(own, ({tdur}) => tdur)! / 1000];
}

/** Measures the workbench of a built site: choices over all shared tasks, one after the other, each estimator among them. */
export async function workbenchTable(site: string): Promise<string> {
  const served = await serve(site);
  const browser = await openBrowser();
  const said = (ms: number): string => `${ms.toFixed(0)} ms`;
  try {
    const page = await browser.newPage();
    const [, opened] = await longestTask(browser, page, async () => {
      await page.goto(`${served.origin}/workbench?${specificationAddress.write(begun)}`);
      await page.waitForFunction(() => !document.querySelector("observablehq-loading"));
      await page.waitForTimeout(500);
    });
    const rows = [["the page opened", "", "", "", said(opened)]];
    for (const choice of choices) {
      const [{tasks, answer, whole}, longest] = await longestTask(browser, page, () => page.evaluate(choose, choice));
      rows.push([choice.join(": "), tasks, ...[answer, whole, longest].map(said)]);
    }
    return markdownTable(["choice", "tasks", "answer", "with resamples", "longest task"], rows);
  } finally {
    await browser.close();
    await served.close();
  }
}
