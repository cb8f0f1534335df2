import {defineConfig} from "vitest/config";

const common = {testTimeout: 60_000, hookTimeout: 180_000};
/** What there is to test about the published figures: the site made from them, and the numbers known of them. */
const figures = ["test/site/{site,downloads,knownAnswers}.test.ts", "test/analysis/{agreement,bootstrap}.test.ts"];

export default defineConfig({
  test: {
    // All cores: by default one is kept free, which is half of two.
    maxWorkers: "100%",
    projects: [
      {test: {name: "data", include: ["test/**/*.test.ts"], exclude: ["test/site/**"], ...common}},
      {
        test: {
          name: "site",
          include: ["test/site/**/*.test.ts"],
          globalSetup: "test/site/buildSites.ts",
          ...common
        }
      },
      // Only where they are at hand.
      ...(process.env.AEI_DATA_DIR
        ? [{test: {name: "figures", include: figures, globalSetup: "test/site/buildSites.ts", ...common}}]
        : [])
    ]
  }
});
