/** How text is to look; the part of the terminal's style that a report needs. */
export interface TextStyle {
  readonly colour: boolean;
  /** Columns, at most 100. */
  readonly width: number;
  readonly unicode: boolean;
}
