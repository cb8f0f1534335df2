import {describe, expect, it} from "vitest";

import {availability} from "../../src/analysis/models/availability.js";
import {exactSuccess} from "../../src/analysis/models/exactSuccess.js";
import type {PlatformFigures} from "../../src/analysis/panel/Globals.js";
import type {PeriodEvidence} from "../../src/analysis/panel/ReleaseEvidence.js";
import {sharedPopulation} from "../../src/analysis/panel/Specification.js";
import {panelOf} from "./panels.js";

const nothing: PlatformFigures = {
  conversations: null,
  success: null,
  modes: {directive: null, feedback_loop: null, learning: null, task_iteration: null, validation: null, no_mode: null},
  human_only_time: null,
  human_with_ai_time: null,
  autonomy: null,
  human_education: null,
  ai_education: null
};

function released(change: Partial<PeriodEvidence>): PeriodEvidence {
  const none = {release: "here", panel: [], metrics: [], globals: {claude: nothing, api: nothing}};
  return {...none, ...change} as unknown as PeriodEvidence;
}

describe("what a release publishes", () => {
  const evidence = released({
    panel: panelOf({claude_success: [50, 0, null], api_success: [null, null, null], claude_learning: [null, 0, null]}),
    metrics: ["success", "collaboration"],
    globals: {claude: nothing, api: {...nothing, success: 50, autonomy: 0}}
  });
  const matrix = availability([evidence], [{release: "elsewhere", metrics: ["success"]}]);
  const cell = (facet: string, platform: string, release = "here"): unknown =>
    matrix.find((d) => d.facet === facet && d.platform === platform && d.release === release);

  it("counts the tasks that publish it, a published 0 among them", () => {
    expect(cell("task success", "claude")).toMatchObject({state: "tasks", tasks: 2, broken: false});
    expect(cell("collaboration modes", "claude")).toMatchObject({state: "tasks", tasks: 1});
  });

  it("tells figures about all conversations from none, and from a broken promise", () => {
    expect(cell("task success", "api")).toMatchObject({state: "overall", tasks: 0, broken: true});
    expect(cell("AI autonomy", "api")).toMatchObject({state: "overall", broken: false});
    expect(cell("collaboration modes", "api")).toMatchObject({state: "none", broken: true});
    expect(cell("education", "api")).toMatchObject({state: "none", broken: false});
  });

  it("takes a release without files from the catalogue, and does not guess where that is silent", () => {
    expect(cell("task success", "api", "elsewhere")).toMatchObject({state: "listed", tasks: null});
    expect(cell("education", "api", "elsewhere")).toMatchObject({state: "not listed"});
    expect(cell("conversations, counted", "api", "elsewhere")).toMatchObject({state: "unknown"});
  });

  it("has every facet on every platform in every release once", () => {
    const keys = matrix.map((d) => [d.facet, d.platform, d.release].join());
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBe(2 * 2 * new Set(matrix.map((d) => d.facet)).size);
  });
});

describe("success that is published exactly", () => {
  const cells = (change: Record<string, (number | null)[]>): ReturnType<typeof exactSuccess> =>
    exactSuccess(
      panelOf({
        claude_n: [100, 100],
        api_n: [100, 100],
        claude_success: [90, 60],
        claude_failure: [null, 40],
        claude_success_folded: [10, null],
        api_success: [15, 85],
        api_failure: [85, 15],
        api_success_folded: [null, null],
        ...change
      }),
      {...sharedPopulation, pseudo_tasks: false}
    );

  it("is exact beside a folded cell below the threshold, and says how much that spares", () => {
    expect(cells({}).claude).toEqual({shown: 2, exact: 2, threefold: 0, mostFolded: 10, spared: 5});
    expect(cells({}).api).toEqual({shown: 2, exact: 2, threefold: 0, mostFolded: null, spared: 0});
  });

  it("is not where the fold is too large to be the other label, or stands beside both labels", () => {
    expect(cells({claude_success: [80, 60], claude_success_folded: [20, null]}).claude).toMatchObject({
      exact: 1,
      mostFolded: 20,
      spared: 0
    });
    expect(cells({claude_success_folded: [10, 5], claude_failure: [null, 35]}).claude).toMatchObject({
      exact: 1,
      threefold: 1
    });
  });
});
