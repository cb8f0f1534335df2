import type {Shape, Shares} from "./Shape.js";

// Aggregate figures of the published releases, which the sample is calibrated to. Where a figure was not published
// (November's and August's API modes beyond the first two, the API's minor facets), a plausible one stands in.

const modeShares = (...pct: [number, number, number, number, number, number]): Shares =>
  Object.fromEntries(
    ["directive", "feedback loop", "learning", "task iteration", "validation", "none"].map((label, k) => [
      label,
      pct[k]!
    ])
  );
// Tasks any release may publish, and rows of O*NET 20.1's statements.
const universe = {pool: 4600, statements: 19_530};
const yesNo = (yes: number): Shares => ({yes, no: 100 - yes});

/** 4–11 August 2025: no success, no times. */
export const august: Shape = {
  release: "2025-09-15",
  dialect: "long",
  window: {start: "2025-08-04", end: "2025-08-11"},
  suffix: {numeric: "", index: "::index", count: "::count"},
  shared: 1603,
  ...universe,
  places: {countries: 174, regions: 52, regionLevel: "state_us", numeric: false},
  platforms: {
    claude: {
      path: "release_2025_09_15/data/intermediate/aei_raw_claude_ai_2025-08-04_to_2025-08-11.csv",
      product: "Claude AI (Free and Pro)",
      base: 964_494,
      named: 2616,
      pseudo: {none: 5.7162, not_classified: 2.4111},
      shares: {collaboration: modeShares(38.9, 10.2, 20.6, 22.3, 4.14, 3.86)},
      means: {},
      clusters: [588, 108, 26],
      rows: {global: 29_656, places: 70_406}
    },
    api: {
      path: "release_2025_09_15/data/intermediate/aei_raw_1p_api_2025-08-04_to_2025-08-11.csv",
      product: "1P API",
      base: 944_638,
      named: 2054,
      pseudo: {none: 4.0509, not_classified: 8.1108},
      shares: {collaboration: modeShares(66.4, 11.5, 3.9, 5.5, 3.1, 9.6)},
      means: {cost: 1, prompt_tokens: 1, completion_tokens: 1},
      clusters: [404, 83, 22],
      rows: {global: 33_794, places: null}
    }
  }
};

/** 13–20 November 2025. */
export const november: Shape = {
  release: "2026-01-15",
  dialect: "long",
  window: {start: "2025-11-13", end: "2025-11-20"},
  suffix: {numeric: "", index: "::value", count: null},
  shared: 1823,
  ...universe,
  places: {countries: 174, regions: 1091, regionLevel: "country-state", numeric: true},
  platforms: {
    claude: {
      path: "release_2026_01_15/data/intermediate/aei_raw_claude_ai_2025-11-13_to_2025-11-20.csv",
      product: "Claude AI (Free and Pro)",
      base: 999_875,
      named: 3168,
      pseudo: {none: 3.7124, not_classified: 2.7732},
      shares: {
        collaboration: modeShares(31.7267, 13.6287, 19.7158, 27.196, 4.7717, 2.9612),
        use_case: {work: 46.1, personal: 34.9, coursework: 18.98, not_classified: 0.02},
        task_success: yesNo(66.906),
        multitasking: yesNo(9.32),
        human_only_ability: yesNo(87.91)
      },
      means: {
        human_only_time: 3.0922,
        human_with_ai_time: 15.3524,
        ai_autonomy: 3.3818,
        human_education_years: 12.2051,
        ai_education_years: 12.2
      },
      clusters: [618, 112, 24],
      rows: {global: 264_808, places: 193_970}
    },
    api: {
      path: "release_2026_01_15/data/intermediate/aei_raw_1p_api_2025-11-13_to_2025-11-20.csv",
      product: "1P API",
      base: 971_525,
      named: 2251,
      pseudo: {none: 3.9, not_classified: 6.5},
      shares: {
        collaboration: modeShares(63.58, 11.03, 4.0, 7.4, 2.95, 11.04),
        use_case: {work: 74.2, personal: 20.1, coursework: 5.66, not_classified: 0.04},
        task_success: yesNo(49.3638),
        multitasking: yesNo(6.5),
        human_only_ability: yesNo(89)
      },
      means: {
        human_only_time: 1.7293,
        human_with_ai_time: 4.696,
        ai_autonomy: 2.8436,
        human_education_years: 12.7101,
        ai_education_years: 12.6,
        cost: 1,
        prompt_tokens: 1,
        completion_tokens: 1
      },
      clusters: [385, 79, 21],
      rows: {global: 187_772, places: null}
    }
  }
};

/** 5–12 February 2026, as republished; the first file lacks the numeric facets of countries and regions. */
export const february: Shape = {
  release: "2026-03-24",
  dialect: "long",
  window: {start: "2026-02-05", end: "2026-02-12"},
  suffix: {numeric: "::value", index: "::value", count: null},
  shared: 1908,
  ...universe,
  places: {countries: 178, regions: 1256, regionLevel: "country-state", numeric: true},
  platforms: {
    claude: {
      path: "release_2026_03_24/data/aei_raw_claude_ai_2026-02-05_to_2026-02-12.csv",
      product: "Claude AI (Free, Pro, and Max)",
      base: 1_000_000,
      named: 3258,
      pseudo: {none: 4.2922, not_classified: 2.7364},
      shares: {
        collaboration: modeShares(32.6362, 11.5207, 22.3525, 25.585, 4.8566, 3.049),
        use_case: {work: 45.2343, personal: 42.2911, coursework: 12.4448, none: 0.0298},
        task_success: yesNo(69.9385),
        multitasking: yesNo(9.89),
        human_only_ability: yesNo(87.76)
      },
      means: {
        human_only_time: 3.0629,
        human_with_ai_time: 14.3033,
        ai_autonomy: 3.4067,
        human_education_years: 11.9187,
        ai_education_years: 12.03
      },
      clusters: [621, 104, 26],
      rows: {global: 271_313, places: 206_404}
    },
    api: {
      path: "release_2026_03_24/data/aei_raw_1p_api_2026-02-05_to_2026-02-12.csv",
      product: "1P API",
      base: 1_000_000,
      named: 2297,
      pseudo: {none: 3.6961, not_classified: 6.0163},
      shares: {
        collaboration: modeShares(58.2182, 9.411, 4.4286, 9.2985, 3.4493, 15.1944),
        use_case: {work: 74.1504, personal: 20.1386, coursework: 5.6659, none: 0.0451},
        task_success: {yes: 50.5476, no: 49.4523, not_classified: 0.0001},
        multitasking: yesNo(6.5),
        human_only_ability: yesNo(89)
      },
      means: {
        human_only_time: 1.74,
        human_with_ai_time: 4.2,
        ai_autonomy: 2.69,
        human_education_years: 13.22,
        ai_education_years: 13.0,
        cost: 1,
        prompt_tokens: 1,
        completion_tokens: 1
      },
      clusters: [391, 80, 22],
      rows: {global: 195_156, places: null}
    }
  }
};

/** Global means of the numeric facets, February. */
export const februaryMeans = {claude: february.platforms.claude.means, api: february.platforms.api.means};
