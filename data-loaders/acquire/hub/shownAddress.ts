/** An address as it may be shown: a redirect's query can hold a signature. */
export const shownAddress = (url: URL): string => `${url.origin}${url.pathname}`;
