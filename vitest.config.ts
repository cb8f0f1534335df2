import {defineConfig} from "vitest/config";

const common = {testTimeout: 60_000, hookTimeout: 180_000};

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
      }
    ]
  }
});
