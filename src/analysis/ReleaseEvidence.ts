export type {PeriodEvidence, ReleaseEvidence} from "../../data-loaders/stage/ReleaseEvidence.js";
