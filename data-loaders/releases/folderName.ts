const pattern = /^release_(\d{4})_(\d{2})_(\d{2})$/;

/** release_2026_03_24 → 2026-03-24; null for any other name. */
export const releaseOfFolder = (name: string): string | null =>
  pattern.test(name) ? name.replace(pattern, "$1-$2-$3") : null;

/** 2026-03-24 → release_2026_03_24 */
export const folderOfRelease = (release: string): string => `release_${release.replaceAll("-", "_")}`;
