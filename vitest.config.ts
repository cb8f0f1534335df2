import {defineConfig} from "vitest/config";

const common = {testTimeout: 60_000, hookTimeout: 180_000};

export default defineConfig({
  test: {
    projects: [
      {test: {name: "data", include: ["test/**/*.test.ts"], exclude: ["test/site/**"], ...common}},
      {
        test: {
          name: "site",
          include: ["test/site/**/*.test.ts"],
          globalSetup: "test/site/buildSites.ts",
          fileParallelism: false,
          ...common
        }
      }
    ]
  }
});
