import type {Environment} from "../../acquire/environment.js";
import {type FileState, inventory, readsLocal} from "../../acquire/inventory.js";
import {releaseToReport} from "../../releases/catalogue.js";
import type {Manifest} from "../../releases/Manifest.js";
import type {Run} from "./Command.js";
import {describe, stateOf} from "./describe.js";
import {exitCodes} from "./exitCodes.js";
import {plan} from "./plan.js";

/** What is here, verified or not, and what a build would do next. */
export const status: Run = async (_args, {env, manifests, effects}) => {
  const releases = await Promise.all(
    manifests.map(async (manifest) => ({manifest, files: await inventory(manifest, env, effects.verify)}))
  );
  const main = releaseToReport(manifests, env);
  const {source, steps} = plan(main, env, releases.find(({manifest}) => manifest === main)?.files ?? []);
  const others = releases.filter(({manifest}) => manifest !== main);
  const next = {source, steps: source === "none" ? steps : [...steps, ...besideIt(others, env)]};
  return {
    code: exitCodes.done.code,
    json: {
      release: main.release,
      next,
      releases: releases.map(({manifest, files}) => ({release: manifest.release, state: stateOf(files), files})),
      environment: env
    },
    text: [
      ...releases.map(({manifest, files}) => describe(manifest, files)),
      `Next, \`npm run build\` (report on ${main.release}) will\n${next.steps.map((step) => `  - ${step}`).join("\n")}`
    ].join("\n\n")
  };
};

/** What becomes of the releases that the report is not about. */
function besideIt(others: {manifest: Manifest; files: FileState[]}[], env: Environment): string[] {
  const here = others.filter(({files}) => env.source !== "sample" && ["verified", "unknown"].includes(stateOf(files)));
  const away = others.filter((other) => !here.includes(other));
  const names = (list: typeof others): string => list.map(({manifest}) => manifest.release).join(", ");
  const how = readsLocal(env) || env.source === "sample" ? "" : "; `npm run data -- fetch --all` would bring them";
  return [
    ...(here.length > 0 ? [`show beside it what is here of ${names(here)}`] : []),
    ...(away.length > 0 ? [`name ${names(away)} without figures${how}`] : [])
  ];
}
