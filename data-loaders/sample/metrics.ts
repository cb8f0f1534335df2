/** What the collaboration labels are called as metrics, in the order of `modes`. */
const modeMetrics = ["directive", "feedback_loop", "learning", "task_iteration", "validation", "none"].map(
  (label) => `collaboration_${label}_pct`
);

export const artifactMetrics =
  "academic_paper_or_thesis advice_or_recommendation analysis_or_summary app_or_website audio_or_music blog_or_article chart_or_visualization code_fix_or_debug config_or_infra creative_writing data_or_spreadsheet document_or_report educational_material email_or_message explanation_or_answer game_or_interactive idea_or_brainstorm image_or_graphic marketing_or_social_content math_or_calculation ml_or_ai_system none other plan_or_strategy presentation_or_slides recipe_or_meal_plan resume_or_job_application script_or_snippet sql_or_database_query translation ui_or_design_mockup video_or_animation"
    .split(" ")
    .map((label) => `artifact_${label}_pct`);

/** The 51 metrics of a node, in the order in which they are written. A geography adds two on its usage. */
export const nodeMetrics = [
  "pct",
  "multitasking_pct",
  "human_only_ability_pct",
  "ai_autonomy_mean",
  "ai_education_years_mean",
  "human_education_years_mean",
  "human_only_time_mean",
  "human_with_ai_time_mean",
  "use_case_work_pct",
  "use_case_personal_pct",
  "use_case_coursework_pct",
  "collaboration_bucket_automation_pct",
  "collaboration_bucket_augmentation_pct",
  ...modeMetrics,
  ...artifactMetrics
];

/** What conversations of a node look like, before any is counted. */
export interface Mix {
  /** Facet → shares adding up to 1. */
  shares: Record<string, number[]>;
  /** Facet → true mean. */
  means: Record<string, number>;
  artifacts: number[];
}
