import {AcquireError} from "../../AcquireError.js";
import known from "./connectionErrors.json" with {type: "json"};
import {HubError, shownAddress} from "./HubError.js";

/** What to do without a network; ends most messages about one. */
const otherwise =
  "or do without it: AEI_DATA_DIR=<a folder laid out as the dataset>, or AEI_SOURCE=sample for made-up figures";

/** By its name: what broke a connection. */
const connection: Readonly<Record<string, string>> = known;

/**
 * The error of a connection, told as a person would.
 *
 * @param proxy - the proxy that the request went through, without its password; null for none
 */
export function connectionError(error: unknown, url: URL, proxy: string | null = null): AcquireError {
  const code = codeOf(error);
  const refusal = proxy === null ? null : proxyStatusOf(error);
  if (refusal !== null) return proxyRefusal(refusal, url, proxy);
  if (code === "EMFILE" || code === "ENFILE") return tooManyFiles(error, url);
  const where = shownAddress(url) + through(proxy);
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code))
    return new HubError({
      expected: `a certificate for ${url.host} that this machine trusts`,
      found: code,
      where,
      next: "if your network inspects traffic, point NODE_EXTRA_CA_CERTS at its root certificate",
      brief: `its certificate is not trusted (${code})`,
      cause: error
    });
  const brief = connection[code] ?? briefOf(code);
  return new HubError({
    expected: `an answer from ${url.host}`,
    found: brief,
    where,
    next: `check the network${proxy === null ? "" : ", the proxy"} and HF_ENDPOINT, then run it again; ${otherwise}`,
    brief,
    retryable: true,
    cause: error
  });
}

function briefOf(code: string): string {
  if (/^(HPE_|HTTPParser)/.test(code)) return "an answer that is not HTTP";
  return /^(Z_|ERR_+(ERROR_FORMAT|BROTLI))/.test(code) ? "damaged on the way (its compression)" : `failed (${code})`;
}

const through = (proxy: string | null): string => (proxy === null ? "" : `, through the proxy ${proxy}`);

/** What a proxy answered when it was asked to connect: undici has it in its message only. */
function proxyStatusOf(error: unknown): number | null {
  const found = /Proxy response \((\d{3})\)/.exec(error instanceof Error ? error.message : "");
  return found === null ? null : Number(found[1]);
}

/** What a proxy itself answers, in place of whom it was to lead to. */
function proxyRefusal(status: number, url: URL, proxy: string | null): HubError {
  const account = {expected: `a proxy that leads to ${url.host}`, where: shownAddress(url) + through(proxy)};
  if (status === 407)
    return new HubError({
      ...account,
      found: "HTTP 407: the proxy asks for a name and a password, or does not accept those it got",
      next: "put them into the address (HTTPS_PROXY=http://name:password@host:port), or go round it (NO_PROXY)",
      brief: "the proxy asks for a password (HTTP 407)",
      status
    });
  return new HubError({
    ...account,
    found: `HTTP ${status} from the proxy`,
    next: "ask whoever runs it to let this host through, or go round it (NO_PROXY)",
    brief: `the proxy refuses (HTTP ${status})`,
    status,
    retryable: status === 429 || status >= 500
  });
}

function tooManyFiles(error: unknown, url: URL): AcquireError {
  return new AcquireError(
    "disk",
    {
      expected: "to open a connection",
      found: "too many open files",
      where: shownAddress(url),
      next: "raise the limit (`ulimit -n 1024`), then run it again"
    },
    {cause: error}
  );
}

function codeOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    const {code} = at as NodeJS.ErrnoException;
    if (typeof code === "string") return code;
    if (at instanceof AggregateError && at.errors.length > 0) return codeOf(at.errors[0]);
  }
  return error instanceof Error ? error.name : "unknown";
}

/** The error of an answer that is not the file. */
export function statusError(
  status: number,
  url: URL,
  {sentToken, retryAfter, proxy}: {sentToken: boolean; retryAfter: number | null; proxy: string | null}
): HubError {
  const found = `HTTP ${status}`;
  const account = {expected: "the file", found, where: shownAddress(url) + through(proxy)};
  if (status === 407) return proxyRefusal(status, url, proxy);
  if (status === 401 || status === 403)
    return new HubError({
      ...account,
      next: sentToken
        ? "HF_TOKEN was refused: renew it, or unset it, as public files need none"
        : "set HF_TOKEN to a token that may read the dataset, or correct HF_ENDPOINT",
      brief: `access refused (${found})`,
      status
    });
  if (status === 404 || status === 410)
    return new HubError({
      ...account,
      found: `${found}: the hub has no such file at that revision`,
      next: "`npm run data -- check` shows what it has; correct the manifest, or HF_ENDPOINT if it is a mirror",
      brief: `no such file (${found})`,
      status
    });
  // 416 to a whole file makes no sense, so it may be an accident.
  const retryable = [408, 416, 425, 429].includes(status) || status >= 500;
  const next = retryable
    ? `the hub is busy or broken: run it again later; ${otherwise}`
    : `look the address up in a browser; correct HF_ENDPOINT if it is a mirror`;
  return new HubError({...account, next, brief: found, retryable, retryAfter, status});
}
