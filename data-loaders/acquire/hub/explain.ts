import {HubError} from "./HubError.js";

/** What to do without a network; ends most messages about one. */
export const otherwise =
  "or do without it: AEI_DATA_DIR=<a folder laid out as the dataset>, or AEI_SOURCE=sample for made-up figures";

/** An address as it may be shown: a redirect's query can hold a signature. */
export const shownAddress = (url: URL): string => `${url.origin}${url.pathname}`;

const connection: Record<string, string> = {
  ECONNREFUSED: "connection refused",
  ENOTFOUND: "no such host (DNS)",
  EAI_AGAIN: "the host's name could not be looked up (DNS)",
  ENETUNREACH: "no route to the host",
  EHOSTUNREACH: "no route to the host",
  ETIMEDOUT: "no connection in time",
  UND_ERR_CONNECT_TIMEOUT: "no connection in time",
  ECONNRESET: "the connection was cut",
  EPIPE: "the connection was cut",
  UND_ERR_SOCKET: "the connection was cut",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "the connection was cut",
  UND_ERR_HEADERS_TIMEOUT: "no answer in time",
  UND_ERR_BODY_TIMEOUT: "nothing more came (stalled)",
  UND_ERR_ABORTED: "the connection was cut"
};

/** The error of a connection, told as a person would. */
export function connectionError(error: unknown, url: URL): HubError {
  const code = codeOf(error);
  const address = shownAddress(url);
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code))
    return new HubError(
      {
        expected: `a certificate for ${url.host} that this machine trusts`,
        found: code,
        where: address,
        next: "if your network inspects traffic, point NODE_EXTRA_CA_CERTS at its root certificate"
      },
      {brief: `its certificate is not trusted (${code})`, cause: error}
    );
  const brief = connection[code] ?? (code.startsWith("HPE_") ? "an answer that is not HTTP" : `failed (${code})`);
  return new HubError(
    {
      expected: `an answer from ${url.host}`,
      found: brief,
      where: address,
      next: `check the network and HF_ENDPOINT, then run it again; ${otherwise}`
    },
    {brief, retryable: true, cause: error}
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
  {sentToken, retryAfter}: {sentToken: boolean; retryAfter: number | null}
): HubError {
  const found = `HTTP ${status}`;
  const account = {expected: "the file", found, where: shownAddress(url)};
  if (status === 401 || status === 403)
    return new HubError(
      {
        ...account,
        next: sentToken
          ? "HF_TOKEN was refused: renew it, or unset it, as public files need none"
          : "set HF_TOKEN to a token that may read the dataset, or correct HF_ENDPOINT"
      },
      {brief: `access refused (${found})`}
    );
  if (status === 404 || status === 410)
    return new HubError(
      {
        ...account,
        found: `${found}: the hub has no such file at that revision`,
        next: "`npm run data -- check` shows what it has; correct the manifest, or HF_ENDPOINT if it is a mirror"
      },
      {brief: `no such file (${found})`}
    );
  const retryable = status === 429 || status === 408 || status >= 500;
  const next = retryable
    ? `the hub is busy or broken: run it again later; ${otherwise}`
    : `look the address up in a browser; correct HF_ENDPOINT if it is a mirror`;
  return new HubError({...account, next}, {brief: found, retryable, retryAfter});
}
