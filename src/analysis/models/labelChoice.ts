import {modes, type Platform, platforms} from "../panel/Panel.js";
import {codecOf, keyOf, numberWithin, type Parameter} from "../panel/query.js";
import {type LabelQuality, type Labels, perfectLabel, type PlatformLabels} from "./labels.js";

/** The conversations a quality is set for: by platform all, by mode those whose mode is not published; or one mode. */
export const labelScopes = ["all", ...modes] as const;
export type LabelScope = (typeof labelScopes)[number];

/** Label qualities as a reader sets them. What the other way of setting them holds is kept, but not used. */
export interface LabelChoice {
  by: "platform" | "mode";
  quality: Record<Platform, Record<LabelScope, LabelQuality>>;
}

const perfectScopes = Object.fromEntries(labelScopes.map((scope) => [scope, perfectLabel])) as Record<
  LabelScope,
  LabelQuality
>;

/** The success label as published, taken as right. */
export const trustedLabels: LabelChoice = {by: "platform", quality: {claude: perfectScopes, api: perfectScopes}};

/** The labels a choice stands for. */
export function labelsOf({by, quality}: LabelChoice): Labels {
  const of = (platform: Platform): PlatformLabels => {
    const {all, ...byMode} = quality[platform];
    return by === "mode" ? {...all, byMode} : all;
  };
  return {claude: of("claude"), api: of("api")};
}

/** The choice with one quality changed. */
export function withQuality(
  choice: LabelChoice,
  platform: Platform,
  scope: LabelScope,
  change: Partial<LabelQuality>
): LabelChoice {
  const scopes = choice.quality[platform];
  const changed = {...scopes, [scope]: {...scopes[scope], ...change}};
  return {...choice, quality: {...choice.quality, [platform]: changed}};
}

/** `claude_sensitivity`, `api_directive_specificity`, …: in per cent. */
const qualities = platforms.flatMap((platform) =>
  labelScopes.flatMap((scope) =>
    (["sensitivity", "specificity"] as const).map((measure): [string, Parameter<LabelChoice>] => [
      [platform, ...(scope === "all" ? [] : [scope]), measure].join("_"),
      {
        write: ({quality}) => String(Math.round(100 * quality[platform][scope][measure])),
        read: (text, choice) => withQuality(choice, platform, scope, {[measure]: numberWithin(text, 0, 100, 1) / 100})
      }
    ])
  )
);
const by: Parameter<LabelChoice> = {
  write: (choice) => choice.by,
  read: (text, choice) => ({...choice, by: keyOf({platform: 0, mode: 0}, text)})
};

export const labelAddress = codecOf({by, ...Object.fromEntries(qualities)}, trustedLabels);
