import {expect, test} from "vitest";

import {acquire, otherVersions} from "../../data-loaders/acquire/acquire.js";
import {environment} from "../../data-loaders/acquire/environment.js";
import type {Manifest} from "../../data-loaders/releases/Manifest.js";
import {type Served, sha256} from "./hubServer.js";
import {api, claude, manifestOf, RELEASE, statements, workplace} from "./workplace.js";

const republished: Served = {
  ...claude,
  revision: "b".repeat(40),
  content: Buffer.concat([claude.content, claude.content])
};
const files = [republished, api, statements];

/** A release whose first file was published twice, newest first. */
function manifestOfBoth(): Manifest {
  const manifest = manifestOf(files);
  manifest.files[0]!.known.push({
    revision: claude.revision,
    bytes: claude.content.length,
    sha256: sha256(claude.content)
  });
  return manifest;
}

async function found(variables: NodeJS.ProcessEnv, fetchFirst: boolean) {
  const manifest = manifestOfBoth();
  const place = await workplace({files: [...files, claude], manifest, variables});
  const env = environment(place.variables);
  if (fetchFirst) {
    const first = {...manifest, files: manifest.files.map((file) => ({...file, known: file.known.slice(-1)}))};
    await acquire(first, {...env, source: "hub"}, place.effects);
  }
  const used = await acquire(manifest, env, place.effects);
  return {used, versions: await otherVersions(manifest, used, env, {verify: false})};
}

test("the version as first published is found in the cache beside the one that is used", async () => {
  const {used, versions} = await found({AEI_SOURCE: "hub"}, true);
  expect(used.files[0]!.sha256).toBe(sha256(republished.content));
  expect(versions.map(({name}) => name)).toEqual(["the file as first published"]);
  expect(versions[0]!.acquired).toMatchObject({release: RELEASE, synthetic: false});
  expect(versions[0]!.acquired.files.map((file) => file.sha256)).toEqual([
    sha256(claude.content),
    sha256(api.content),
    sha256(statements.content)
  ]);
});

test("nothing is found that was not downloaded, and a sample has no versions", async () => {
  expect((await found({AEI_SOURCE: "hub"}, false)).versions).toEqual([]);
  expect((await found({AEI_SOURCE: "sample"}, true)).versions).toEqual([]);
});
