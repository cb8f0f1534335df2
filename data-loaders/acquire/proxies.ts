import {AcquireError} from "../AcquireError.js";
import {fault} from "../outside/fault.js";

/** Looks up a variable; null when it is unset or empty. */
export type Value = (name: string) => string | null;

/** How to get to other hosts. Addresses are secrets, as they may hold a password. */
export interface Proxies {
  http: Secret | null;
  https: Secret | null;
  /** Hosts that are asked without one, as NO_PROXY lists them. */
  none: string;
  /** Why a setting can't be used: thrown when there is something to ask, as a build from files needs no network. */
  fault: AcquireError | null;
}

/** Reads HTTP_PROXY, HTTPS_PROXY and NO_PROXY, which may be in small letters; never throws. */
export function proxiesOf(value: Value): Proxies {
  const none = value("no_proxy") ?? value("NO_PROXY") ?? "";
  try {
    return {http: proxyOf("HTTP_PROXY", value), https: proxyOf("HTTPS_PROXY", value), none, fault: null};
  } catch (error) {
    if (!(error instanceof AcquireError)) throw error;
    return {http: null, https: null, none, fault: error};
  }
}

function proxyOf(name: string, value: Value): Secret | null {
  const text = value(name.toLowerCase()) ?? value(name);
  if (text === null) return null;
  // Without a scheme it is an address of http, as other tools take it.
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  const url = parsed(address);
  if (url !== null && /^https?:$/.test(url.protocol)) return new Secret(url.href);
  // It may hold a password, so it is not repeated.
  const found = url === null ? "an address that can't be read" : `${url.protocol}//…`;
  throw fault("no proxy", "the environment", {name, found});
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

/** A value that may be sent but never shown: printed, logged or serialised it reads `***`. */
export class Secret {
  readonly reveal: () => string;

  constructor(value: string) {
    this.reveal = () => value;
  }

  toString(): string {
    return "***";
  }

  toJSON(): string {
    return "***";
  }
}
