import {cpSync, existsSync, mkdirSync} from "node:fs";
import {join} from "node:path";

import {getImplicitDependencies, getImplicitFileImports} from "@observablehq/framework/dist/libraries.js";
import {build} from "esbuild";

import packages from "./frameworkPackages.json" with {type: "json"};
import {versionOf} from "./libraries.js";
import {wholeOf} from "./pageModules.js";
import {withoutEval} from "./withoutEval.js";

const cached = (root: string, name: string, version: string): string =>
  join(root, ".observablehq/cache/_npm", `${name}@${version}`);

/**
 * Framework asks the registry for the latest version of each package that it names, on a clean build. A folder in its
 * cache names the version instead: no look-up, and the same file names every time. Packages that this project doesn't
 * install, of which no page can make use, have some version.
 */
export function pinFrameworkCache(root: string): void {
  for (const [name, version] of [...packages.installed.map((name) => [name, null]), ...Object.entries(packages.unused)])
    mkdirSync(cached(root, name!, versionOf(name!) ?? version!), {recursive: true});
}

/** Packages that Framework imports for methods of `FileAttachment`. */
export const packagesFor = (methods: Iterable<string>): string[] => {
  const files = getImplicitFileImports(methods);
  return [...files, ...getImplicitDependencies(files)]
    .filter((one) => one.startsWith("npm:"))
    .map((one) => one.slice(4));
};

/** Framework starts this one with an address by itself, which is how its older versions were started. */
const parquet =
  'export * from "parquet-wasm"; import start from "parquet-wasm"; export default (module_or_path) => start({module_or_path});';

/** Puts what these methods need into Framework's cache, from node_modules, in one file a package. */
export async function fillFrameworkCache(root: string, methods: Iterable<string>): Promise<void> {
  for (const name of packagesFor(methods)) {
    const folder = cached(root, name, versionOf(name)!);
    if (existsSync(join(folder, "_esm.js"))) continue;
    await build({
      stdin: {contents: name === "parquet-wasm" ? parquet : wholeOf(name), resolveDir: "."},
      outfile: join(folder, "_esm.js"),
      bundle: true,
      format: "esm",
      platform: "browser",
      target: "es2022",
      minify: true,
      legalComments: "none",
      logLevel: "silent",
      plugins: [withoutEval]
    });
    const binary = "esm/parquet_wasm_bg.wasm";
    if (name === "parquet-wasm") cpSync(join("node_modules", name, binary), join(folder, binary));
  }
}
