import {expect, test} from "vitest";

import {defaultMargin, marginAddress} from "../../src/analysis/models/earnedAutonomy.js";

test("the default margin is left out of the address, and every other survives it", () => {
  expect(marginAddress.write({margin: defaultMargin})).toBe("");
  for (const margin of [0, 12, 40]) expect(marginAddress.read(marginAddress.write({margin})).state).toEqual({margin});
});

test.each(["-1", "41", "2.5", "much", ""])("a margin of “%s” is told, and the default taken", (text) => {
  const {state, problems} = marginAddress.read(`margin=${text}`);
  expect(state.margin).toBe(defaultMargin);
  expect(problems).toHaveLength(1);
});
