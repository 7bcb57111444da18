/** A line of the report with the sign in front of it. */
export interface ReportItem {
  readonly mark?: 'yes' | 'no' | 'open';
  readonly text: string;
  readonly details?: readonly string[];
}

/** One labelled part of the report; code is shown as it is, for copying. */
export interface ReportSection {
  readonly label: string;
  readonly items: readonly ReportItem[];
  readonly code?: readonly string[];
}
