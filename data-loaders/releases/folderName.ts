const pattern = /^release_(\d{4}_\d{2}_\d{2}(?:_[a-z0-9]+)*)$/;

/** release_2026_03_24 → 2026-03-24, release_2026_03_24_v2 → 2026-03-24-v2; null for any other name. */
export const releaseOfFolder = (name: string): string | null => pattern.exec(name)?.[1]?.replaceAll("_", "-") ?? null;

/** 2026-03-24 → release_2026_03_24 */
export const folderOfRelease = (release: string): string => `release_${release.replaceAll("-", "_")}`;
