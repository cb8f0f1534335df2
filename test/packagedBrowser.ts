import {execFile} from "node:child_process";
import {cp, mkdir, mkdtemp, rename, rm, stat} from "node:fs/promises";
import {createRequire} from "node:module";
import {dirname, join, resolve} from "node:path";
import {promisify} from "node:util";

import project from "../package.json" with {type: "json"};

/** How to start a browser that brings its libraries and fonts with it. */
export interface PackagedBrowser {
  executablePath: string;
  env: Record<string, string>;
}

/**
 * The browser that `npm ci` installed, unpacked on the first call into a folder named after its version. Whoever finds
 * none unpacks one beside it and renames it into place, so nobody ever meets half of one.
 *
 * @param cache - where unpacked browsers are kept; by default gone with node_modules
 * @returns null on machines that it does not ship for: all but Linux on x64
 */
export async function packagedBrowser(cache = "node_modules/.cache/browser"): Promise<PackagedBrowser | null> {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  const folder = resolve(cache, project.devDependencies["@sparticuz/chromium"]);
  if (!(await exists(folder))) await unpack(folder);
  return {
    executablePath: join(folder, "chromium"),
    env: {LD_LIBRARY_PATH: join(folder, "al2023", "lib"), FONTCONFIG_FILE: join(folder, "fonts.conf")}
  };
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false
  );

async function unpack(folder: string): Promise<void> {
  await mkdir(dirname(folder), {recursive: true});
  const partial = await mkdtemp(`${folder}-partial-`);
  try {
    await inflate(partial);
    const fonts = dirname(createRequire(import.meta.url).resolve("dejavu-fonts-ttf/package.json"));
    await cp(join(fonts, "ttf"), join(partial, "fonts"), {recursive: true});
    await cp("test/fonts.conf", join(partial, "fonts.conf"));
    await rename(partial, folder);
  } catch (error) {
    // Another process may have been first: its browser is as good as ours.
    if (!(await exists(folder))) throw error;
  } finally {
    await rm(partial, {recursive: true, force: true});
  }
}

/**
 * In a process of its own, for two reasons: the package unpacks into the folder for temporary files, under names that
 * any other project may have used; and a program still open for writing, if only in a child that another test has just
 * forked, can't be run (ETXTBSY).
 */
async function inflate(folder: string): Promise<void> {
  const code = 'import chromium from "@sparticuz/chromium"; await chromium.executablePath();';
  // With the name of that environment it unpacks the libraries too that a bare machine lacks.
  const env = {...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x"};
  await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", code], {env});
}
