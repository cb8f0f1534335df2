/** 103287181 → 103.3 MB; decimal units, as the hub's own pages have them. */
export const megabytes = (bytes: number): string =>
  bytes < 100_000 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
