import {readFileSync} from "node:fs";

import {defineConfig} from "vitest/config";

/** Switches of whoever runs the tests (data, tokens, caches) reach none of them: everywhere the tests are the same. */
const switches = Object.keys(process.env).filter((key) => /^(AEI_|HF_|OVERSIGHT_GAP_)/.test(key));
const bare = Object.fromEntries(switches.map((key) => [key, ""]));
/** A text beside the code is a string, as esbuild has it. */
const load = (id: string): string | null =>
  id.endsWith(".txt") ? `export default ${JSON.stringify(readFileSync(id, "utf8"))}` : null;
const plugins = [{name: "text", enforce: "pre" as const, load}];
const modules = "test/pages/modulesFolder.ts";
const common = {testTimeout: 60_000, hookTimeout: 180_000, env: bare, globalSetup: [modules]};
const site = {globalSetup: [modules, "test/site/buildSites.ts"]};

/** What there is to test about the published figures: the site made from them, and the numbers known of them. */
const aboutFigures = [
  "test/site/{site,figures,downloads,knownAnswers}.test.ts",
  "test/analysis/{agreement,bootstrap}.test.ts",
  "test/pages/forks.test.ts"
];
const {AEI_DATA_DIR} = process.env;

export default defineConfig({
  test: {
    // All cores: by default one is kept free, which is half of two.
    maxWorkers: "100%",
    projects: [
      // Nothing of these files is left behind in a process, so that one loads the program once for all of them.
      {
        plugins,
        test: {...common, name: "data", include: ["test/**/*.test.ts"], exclude: ["test/site/**"], isolate: false}
      },
      {plugins, test: {...common, ...site, name: "site", include: ["test/site/**/*.test.ts"]}},
      // Only where the figures are at hand.
      ...(AEI_DATA_DIR
        ? [{plugins, test: {...common, ...site, name: "figures", include: aboutFigures, env: {...bare, AEI_DATA_DIR}}}]
        : [])
    ]
  }
});
