import {homedir} from "node:os";
import {isAbsolute, join, resolve} from "node:path";

import type {Source} from "../../src/analysis/panel/ReleaseEvidence.js";
import {fault} from "../outside/fault.js";

/** Looks up a variable; null when it is unset or empty. */
type Value = (name: string) => string | null;

/** The switches of a build, checked once. Folders are absolute. */
export type Environment = ReturnType<typeof environment>;

const sources: ("auto" | Source)[] = ["auto", "local", "cache", "hub", "sample"];

/**
 * Reads the switches. Those of Hugging Face mean what they mean to Hugging Face's own tools, under their older names
 * too; an empty value counts as unset, as it does there.
 *
 * @throws AcquireError (usage) when a switch can't be right.
 */
export function environment(variables: NodeJS.ProcessEnv = process.env, folder = process.cwd()) {
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
  const asked = value("AEI_SOURCE");
  const source = sources.find((known) => known === (asked ?? "auto"));
  if (source === undefined) throw fault("no such source", here, {sources: sources.join(", "), value: asked});
  const dataDir = named("AEI_DATA_DIR");
  if (source === "local" && dataDir === null) throw fault("no local folder", here);
  return {
    source,
    /** A folder laid out as the dataset repository. */
    dataDir,
    /** The release the report is about; null takes the newest that publishes task success. */
    release: value("AEI_RELEASE"),
    /** A folder of further manifests. */
    catalogueDir: named("AEI_CATALOGUE"),
    /** The only folder this project downloads to; laid out as a Hugging Face cache. */
    cacheDir: named("AEI_CACHE_DIR") ?? join(caches, "oversight-gap"),
    /** Hugging Face's own cache: read in place, never written. */
    hubCacheDir:
      named("HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE") ?? join(named("HF_HOME") ?? join(caches, "huggingface"), "hub"),
    /** Address of the hub, without a final slash. */
    endpoint: endpointOf(value("HF_ENDPOINT") ?? "https://huggingface.co"),
    token: secretOf(value("HF_TOKEN") ?? value("HUGGING_FACE_HUB_TOKEN")),
    /** Read when there is something to ask: a build from files needs no network. */
    proxies: () => proxiesOf(value),
    /** Nothing may be asked of the hub. */
    offline: isOn(value("HF_HUB_OFFLINE") === null ? "TRANSFORMERS_OFFLINE" : "HF_HUB_OFFLINE"),
    /** A build whose results are not those recorded for the same bytes stops. */
    strictResults: isOn("AEI_STRICT_RESULTS")
  };
}

const here = "the environment";

function endpointOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const bare = url !== null && [url.username, url.password, url.search, url.hash].every((part) => part === "");
  if (bare && /^https?:$/.test(url.protocol)) return url.href.replace(/\/+$/, "");
  // An address may hold a password, so it is not repeated.
  const found = url === null ? `"${text}"` : `${url.protocol}//${url.host} with more to it`;
  throw fault("no endpoint", here, {found});
}

/** A value that may be sent but never shown: printed or logged it is a function, in JSON it reads `***`. */
function secretOf(value: string | null): (() => string) | null {
  // A line break inside would end the header it is sent in.
  if (value !== null && !/^[\x21-\x7e]+$/.test(value)) throw fault("no token", here);
  return value === null ? null : Object.assign(() => value, {toJSON: () => "***"});
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

/**
 * How to get to other hosts, by variables that may be in small letters. Addresses may hold a password.
 * @throws AcquireError (usage) for an address that can't be used
 */
function proxiesOf(value: Value): {http: string; https: string; none: string} {
  const proxyOf = (name: string): string => {
    const text = value(name.toLowerCase()) ?? value(name);
    if (text === null) return "";
    // Without a scheme it is an address of http, as other tools take it.
    const url = parsed(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`);
    if (url !== null && /^https?:$/.test(url.protocol)) return url.href;
    const found = url === null ? "an address that can't be read" : `${url.protocol}//…`;
    throw fault("no proxy", here, {name, found});
  };
  const [http, https] = [proxyOf("HTTP_PROXY"), proxyOf("HTTPS_PROXY")];
  return {http, https: https || http, none: value("no_proxy") ?? value("NO_PROXY") ?? ""};
}

/** Null for an address that is none, or whose name and password can't be sent. */
function parsed(address: string): URL | null {
  try {
    const url = new URL(address);
    [url.username, url.password].forEach(decodeURIComponent);
    return url;
  } catch {
    return null;
  }
}

/** This very machine, which no proxy can reach. */
export const isLoopback = ({hostname}: URL): boolean =>
  /^(localhost|.+\.localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\])\.?$/i.test(hostname);
