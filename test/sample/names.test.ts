import {expect, test} from "vitest";

import {clusterNames, statements} from "../../data-loaders/sample/names.js";

const made = statements(1, 5000);

test("statements are unique in lower case, one sentence with a final period, without the dataset's separator", () => {
  expect(new Set(made.map(({text}) => text.toLowerCase())).size).toBe(made.length);
  expect(made.filter(({text}) => !/^[A-Z].*[^.]\.$/.test(text)).slice(0, 3)).toEqual([]);
  expect(made.filter(({text}) => /::|\n/.test(text)).slice(0, 3)).toEqual([]);
});

test("statements can be searched: every group has a share of its own, and a plain word finds some tasks, not all", () => {
  const groups = new Set(made.map(({field}) => field.code));
  expect(groups.size).toBe(22);
  for (const word of ["recipe", "database", "contract", "budgets", "step by step"]) {
    const found = made.filter(({text}) => text.toLowerCase().includes(word)).length;
    expect(found).toBeGreaterThan(10);
    expect(found).toBeLessThan(made.length / 10);
  }
});

test("some statements need quoting, for commas, quotes or markup", () => {
  for (const mark of [",", '"', "<", "&", "'"]) expect(made.some(({text}) => text.includes(mark))).toBe(true);
});

test("the first statements of a seed do not depend on how many are asked for", () => {
  expect(statements(1, 50)).toEqual(made.slice(0, 50));
  expect(statements(2, 50)).not.toEqual(made.slice(0, 50));
});

test("names of request clusters are unique and free of the separator", () => {
  const names = clusterNames(1, "test", 2000);
  expect(new Set(names).size).toBe(2000);
  expect(names.filter((name) => name.includes("::"))).toEqual([]);
});
