import {homedir} from "node:os";
import {isAbsolute, join, resolve} from "node:path";

import type {Source} from "../../src/analysis/panel/ReleaseEvidence.js";
import {fault} from "../outside/fault.js";
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
  const isOn = (name: string): boolean => /^(1|on|yes|true)$/i.test(value(name) ?? "");
  const home = homeFolder();
  /** The first of these variables that names a folder, absolute. */
  const named = (...names: string[]): string | null => {
    const name = names.find((name) => value(name) !== null);
    return name === undefined ? null : resolve(folder, expanded(name, value, home));
  };
  // Without a home folder, caches are the project's own.
  const caches = named("XDG_CACHE_HOME") ?? join(home ?? resolve(folder), ".cache");
  const source = sourceOf(value("AEI_SOURCE"));
  const dataDir = named("AEI_DATA_DIR");
  if (source === "local" && dataDir === null) throw fault("no local folder", here);
  return {
    source,
    dataDir,
    release: value("AEI_RELEASE"),
    catalogueDir: named("AEI_CATALOGUE"),
    cacheDir: named("AEI_CACHE_DIR") ?? join(caches, "oversight-gap"),
    hubCacheDir:
      named("HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE") ?? join(named("HF_HOME") ?? join(caches, "huggingface"), "hub"),
    endpoint: endpointOf(value("HF_ENDPOINT") ?? "https://huggingface.co"),
    token: secretOf(value("HF_TOKEN") ?? value("HUGGING_FACE_HUB_TOKEN")),
    proxies: proxiesOf(value),
    offline: isOn(value("HF_HUB_OFFLINE") === null ? "TRANSFORMERS_OFFLINE" : "HF_HUB_OFFLINE"),
    strictResults: isOn("AEI_STRICT_RESULTS")
  };
}

const here = "the environment";

function sourceOf(value: string | null): Environment["source"] {
  const known = sources.find((source) => source === (value ?? "auto"));
  if (known === undefined) throw fault("no such source", here, {sources: sources.join(", "), value});
  return known;
}

function endpointOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const bare = url !== null && [url.username, url.password, url.search, url.hash].every((part) => part === "");
  if (bare && /^https?:$/.test(url.protocol)) return url.href.replace(/\/+$/, "");
  // An address may hold a password, so it is not repeated.
  const found = url === null ? `"${text}"` : `${url.protocol}//${url.host} with more to it`;
  throw fault("no endpoint", here, {found});
}

function secretOf(value: string | null): Secret | null {
  // A line break inside would end the header it is sent in.
  if (value !== null && !/^[\x21-\x7e]+$/.test(value)) throw fault("no token", here);
  return value === null ? null : new Secret(value);
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

/**
 * A folder as a variable names it: `~` and `$NAME` are what a shell makes of them, for files of settings that no shell
 * reads (Docker, systemd, .env).
 */
function expanded(name: string, value: Value, home: string | null): string {
  const path = value(name) ?? "";
  const wrong = (found: string) => fault("no folder's name", here, {name, path: JSON.stringify(path), found});
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
