import type {Mode, Platform} from "./Panel.js";

/**
 * Figures about all conversations of one platform, as published; null where the release carries none. Conversations are
 * prompt–response pairs on the API; those behind the task list, pseudo-tasks included. Success and each mode are in per cent of
 * all conversations, time alone in hours, with AI in minutes, autonomy from 1 to 5, education in years.
 */
export type PlatformFigures = {modes: Record<Mode, number | null>} & Record<
  | "conversations"
  | "success"
  | "human_only_time"
  | "human_with_ai_time"
  | "autonomy"
  | "human_education"
  | "ai_education",
  number | null
>;

export type Globals = Readonly<Record<Platform, PlatformFigures>>;

/** Speed-up: time alone over time with AI, as a ratio of two means that the model estimated. */
export const speedupOf = ({human_only_time, human_with_ai_time}: PlatformFigures): number | null =>
  human_only_time === null || !human_with_ai_time ? null : (human_only_time * 60) / human_with_ai_time;

/** Sum of the shares of several modes, in per cent of all conversations. */
export function shareOf(figures: PlatformFigures, modes: readonly Mode[]): number | null {
  return modes.reduce<number | null>((a, mode) => {
    const share = figures.modes[mode];
    return a === null || share === null ? null : a + share;
  }, 0);
}

/** The same share among conversations that were given a mode: all but `none`. */
export function classifiedShareOf(figures: PlatformFigures, modes: readonly Mode[]): number | null {
  const share = shareOf(figures, modes);
  const none = figures.modes.no_mode;
  return share === null || none === null ? null : (100 * share) / (100 - none);
}

/** How many times Claude.ai's figure the API's is; null where either is absent, or Claude.ai's is 0. */
export function apiOverClaude({claude, api}: Globals, of: (figures: PlatformFigures) => number | null): number | null {
  const [below, above] = [of(claude), of(api)];
  return above === null || below === null || below === 0 ? null : above / below;
}

/** Useful work a minute, against a person alone: the speed-up times the share judged successful. */
export function successAdjustedSpeedupOf(figures: PlatformFigures): number | null {
  const speedup = speedupOf(figures);
  return speedup === null || figures.success === null ? null : (speedup * figures.success) / 100;
}
