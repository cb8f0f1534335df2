import {mkdirSync, mkdtempSync, rmSync} from "node:fs";
import {join} from "node:path";

import type {TestProject} from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Where modules go that pages of tests import: gone after the run. */
    modules: string;
  }
}

/** Inside the project, so that packages are found. */
export default function setUp(project: TestProject): () => void {
  mkdirSync(".cache", {recursive: true});
  const folder = mkdtempSync(join(".cache", "test-modules-"));
  project.provide("modules", folder);
  return () => rmSync(folder, {recursive: true, force: true});
}
