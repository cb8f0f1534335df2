import {homedir} from "node:os";
import {isAbsolute, join, resolve} from "node:path";

import type {Source} from "../../src/analysis/panel/ReleaseEvidence.js";
import {AcquireError} from "../AcquireError.js";
import {type Proxies, proxiesOf, Secret, type Value} from "./proxies.js";

/** The switches of a build, checked once. Folders are absolute. */
export interface Environment {
  source: Source | "auto";
  /** A folder laid out as the dataset repository. */
  dataDir: string | null;
  /** The release the report is about; null takes the newest that publishes task success. */
  release: string | null;
  /** A folder of further manifests. */
  catalogueDir: string | null;
  /** The only folder this project downloads to; laid out as a Hugging Face cache. */
  cacheDir: string;
  /** Hugging Face's own cache: read in place, never written. */
  hubCacheDir: string;
  /** Address of the hub, without a final slash. */
  endpoint: string;
  token: Secret | null;
  proxies: Proxies;
  /** Nothing may be asked of the hub. */
  offline: boolean;
  /** A build whose results are not those recorded for the same bytes stops. */
  strictResults: boolean;
}

const sources = ["auto", "local", "cache", "hub", "sample"] as const;

/**
 * Reads the switches. Those of Hugging Face mean what they mean to Hugging Face's own tools, under their older names
 * too; an empty value counts as unset, as it does there.
 *
 * @throws AcquireError (usage) when a switch can't be right.
 */
export function environment(variables: NodeJS.ProcessEnv = process.env, folder = process.cwd()): Environment {
  const value = (name: string): string | null => variables[name]?.trim() || null;
  const {named, caches} = foldersOf(value, folder);
  const source = sourceOf(value("AEI_SOURCE"));
  const dataDir = named("AEI_DATA_DIR");
  if (source === "local" && dataDir === null)
    throw new AcquireError("usage", {
      expected: "AEI_DATA_DIR to name a folder, as AEI_SOURCE=local asks for one",
      found: "no AEI_DATA_DIR",
      where: "the environment",
      next: "set AEI_DATA_DIR to a folder laid out as the dataset repository, or leave AEI_SOURCE out"
    });
  return {
    source,
    dataDir,
    release: value("AEI_RELEASE"),
    catalogueDir: named("AEI_CATALOGUE"),
    cacheDir: named("AEI_CACHE_DIR") ?? join(caches, "oversight-gap"),
    hubCacheDir:
      named("HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE") ?? join(named("HF_HOME") ?? join(caches, "huggingface"), "hub"),
    endpoint: endpointOf(value("HF_ENDPOINT")),
    token: secretOf(value("HF_TOKEN") ?? value("HUGGING_FACE_HUB_TOKEN")),
    proxies: proxiesOf(value),
    offline: isOn(value("HF_HUB_OFFLINE") ?? value("TRANSFORMERS_OFFLINE")),
    strictResults: isOn(value("AEI_STRICT_RESULTS"))
  };
}

const isOn = (value: string | null): boolean => /^(1|on|yes|true)$/i.test(value ?? "");

function sourceOf(value: string | null): Environment["source"] {
  const known = sources.find((source) => source === (value ?? "auto"));
  if (known !== undefined) return known;
  throw new AcquireError("usage", {
    expected: `AEI_SOURCE to be one of ${sources.join(", ")}`,
    found: `"${value}"`,
    where: "the environment",
    next: "correct it, or leave it out: then the best source at hand is taken (auto)"
  });
}

function endpointOf(value: string | null): string {
  const text = value ?? "https://huggingface.co";
  const url = URL.canParse(text) ? new URL(text) : null;
  const sound = url !== null && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "";
  if (sound && url.search === "" && url.hash === "") return url.href.replace(/\/+$/, "");
  throw new AcquireError("usage", {
    expected: "HF_ENDPOINT to be an http or https address without a user name, query or fragment",
    // An address may hold a password, so it is not repeated.
    found: url === null ? `"${text}"` : `${url.protocol}//${url.host} with more to it`,
    where: "the environment",
    next: "correct it, or leave it out: the default is https://huggingface.co"
  });
}

function secretOf(value: string | null): Secret | null {
  if (value === null) return null;
  // A line break inside would end the header it is sent in.
  if (/^[\x21-\x7e]+$/.test(value)) return new Secret(value);
  throw new AcquireError("usage", {
    expected: "HF_TOKEN to be one word of plain characters",
    found: "white space or other characters in it (not shown)",
    where: "the environment",
    next: "copy the token again; public files need none"
  });
}

/** Folders that variables name. */
interface Folders {
  /** The first of these variables that names a folder, absolute; null when none does. */
  named: (...names: string[]) => string | null;
  /** Where caches go. */
  caches: string;
}

/**
 * Folders as variables name them: `~` and `$NAME` are what a shell makes of them, for files of settings that no shell
 * reads (Docker, systemd, .env); anything relative is relative to `folder`. Without a home folder, caches go to
 * `.cache` in `folder`.
 *
 * @throws AcquireError (usage) for a name that can't be a folder's.
 */
function foldersOf(value: Value, folder: string): Folders {
  const home = homeFolder();
  const named = (...names: string[]): string | null => {
    const name = names.find((name) => value(name) !== null);
    return name === undefined ? null : resolve(folder, expanded(name, value, home));
  };
  return {named, caches: named("XDG_CACHE_HOME") ?? join(home ?? resolve(folder), ".cache")};
}

/** Null for a user without one: in a container, say, that runs as nobody the system knows. */
function homeFolder(): string | null {
  try {
    const home = homedir();
    return isAbsolute(home) ? home : null;
  } catch {
    return null;
  }
}

function expanded(name: string, value: Value, home: string | null): string {
  const path = value(name) ?? "";
  const wrong = (found: string): AcquireError =>
    new AcquireError("usage", {
      expected: `${name} to name a folder`,
      found: `${JSON.stringify(path)}: ${found}`,
      where: "the environment",
      next: `write the folder out in ${name}, or leave it out`
    });
  if (path.includes("\0")) throw wrong("no folder's name has such a character");
  const filled = path.replace(/\$(?:\{(\w+)\}|([A-Za-z_]\w*))/g, (found, braced?: string, bare?: string) => {
    const variable = braced ?? bare ?? "";
    const known = value(variable) ?? (variable === "HOME" ? home : null);
    if (known === null) throw wrong(`${found} is not set`);
    return known;
  });
  if (!/^~(?=[/\\]|$)/.test(filled)) return filled;
  if (home === null) throw wrong("this user has no home folder");
  return join(home, filled.slice(1));
}
