import {format, resolveConfig} from "prettier";
import {expect, test} from "vitest";

import {contractsPage} from "./contractsPage.js";

// After a change of a contract: npx vitest run --project data test/data/contractsPage --update
test("docs/contracts.md says what the code checks", async () => {
  const file = "docs/contracts.md";
  const style = await resolveConfig(file);
  await expect(await format(contractsPage(), {...style, filepath: file})).toMatchFileSnapshot(`../../${file}`);
});
