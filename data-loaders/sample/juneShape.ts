import type {Shape} from "./Shape.js";

/** April and May 2026, one file a platform; the bases are not published and only decide what is large enough. */
export const june: Shape = {
  release: "2026-06-26",
  dialect: "metric",
  window: {start: "2026-04-01", end: "2026-06-01"},
  suffix: {numeric: "", index: "", count: ""},
  shared: 1969,
  pool: 4600,
  statements: 19_530,
  places: {countries: 123, regions: 652, regionLevel: "subregion", numeric: false},
  platforms: {
    claude: {
      path: "release_2026_06_26/data/aei_claude_ai_2026-06-26.csv",
      product: "",
      base: 2_000_000,
      named: 2820,
      pseudo: {none: 4, not_classified: 2.5},
      shares: {
        collaboration: {
          directive: 31.55,
          "feedback loop": 15.98,
          learning: 16.65,
          "task iteration": 30.14,
          validation: 3.08,
          none: 2.6
        },
        use_case: {work: 44.4, personal: 39.4, coursework: 16.2},
        multitasking: {yes: 22.6, no: 77.4},
        human_only_ability: {yes: 87.7, no: 12.3}
      },
      means: {
        human_only_time: 4.66,
        human_with_ai_time: 39.4,
        ai_autonomy: 2.73,
        human_education_years: 12.4,
        ai_education_years: 12.6
      },
      clusters: [1075, 195, 20],
      rows: {global: 554_941, places: 1_081_632}
    },
    api: {
      path: "release_2026_06_26/data/aei_1p_api_2026-06-26.csv",
      product: "",
      base: 2_000_000,
      named: 2427,
      pseudo: {none: 4, not_classified: 6},
      shares: {
        collaboration: {
          directive: 82.1,
          "feedback loop": 4.6,
          learning: 1.9,
          "task iteration": 4.1,
          validation: 2.1,
          none: 5.2
        },
        use_case: {work: 83.5, personal: 12.4, coursework: 4.1},
        multitasking: {yes: 11.2, no: 88.8},
        human_only_ability: {yes: 90.1, no: 9.9}
      },
      means: {
        human_only_time: 2.4,
        human_with_ai_time: 9.5,
        ai_autonomy: 2.7,
        human_education_years: 13.1,
        ai_education_years: 13.2
      },
      clusters: [985, 150, 18],
      rows: {global: 491_705, places: null}
    }
  }
};
