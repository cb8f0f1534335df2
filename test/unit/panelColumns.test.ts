import {expect, test} from "vitest";

import {panelColumns, panelOfColumns} from "../../src/analysis/panel/PanelColumns.js";
import {task} from "../analysis/panels.js";

const values = [0, 100, 88.23529411764706, 28.000000000000004, 33.33, 1e-17, 12.867647171020508, 1 / 3, 2 ** 40 + 1];

test("a panel that has travelled is the same to the last bit", () => {
  const panel = values.flatMap((value, i) =>
    [null, 17, 25, 2 ** 24 + 1].map((n, j) =>
      task(`task ${i}.${j}.`, {
        claude_n: n,
        claude_usage: value,
        api_usage: 1,
        claude_success: value,
        claude_human_only_time: value,
        api_directive: null
      })
    )
  );
  const columns = panelColumns(panel);
  const kept = panel.filter((row) => columns.task.includes(row.task));
  expect(kept.length).toBeGreaterThan(values.length);
  expect(panelOfColumns(JSON.parse(JSON.stringify(columns)) as typeof columns)).toEqual(kept);
  // A share of 17 conversations is written as how many they were.
  expect(columns.claude_success[columns.task.indexOf("task 2.1.")]).toBe(15);
});
