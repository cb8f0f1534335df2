import {expect, test} from "vitest";

import {foldedTaskOf, foldingAddress, foldingExample} from "../../src/analysis/panel/folding.js";

test("the example needs no address", () => {
  expect(foldingAddress.write(foldingExample)).toBe("");
  expect(foldingAddress.read("")).toEqual({state: foldingExample, problems: []});
});

test("a choice is read as it was written", () => {
  for (const choice of [
    {n: 15, success: 0},
    {n: 200, success: 100},
    {n: 40, success: 31}
  ])
    expect(foldingAddress.read(foldingAddress.write(choice)).state).toEqual(choice);
  expect(foldingAddress.write({n: 40, success: 31})).toBe("success=31");
});

test("what is outside the limits keeps its default and is told", () => {
  const {state, problems} = foldingAddress.read("n=14&success=50.5");
  expect(state).toEqual(foldingExample);
  expect(problems).toHaveLength(2);
});

test("success is what so many conversations can show", () => {
  expect(foldedTaskOf({n: 15, success: 50})).toMatchObject({yes: 8, no: 7});
  expect(foldedTaskOf({n: 40, success: 30})).toMatchObject({yes: 12, published: {yes: null}});
});
