/** Something wrong with a signature, or a reason why it cannot be right. */
export interface Problem {
  /** Kebab-case name of the cause. */
  readonly id: string;
  /** True when the signature itself, or the request itself, proves it. */
  readonly certain: boolean;
  /** What was found: one clause. */
  readonly what: string;
  /** What to change. */
  readonly fix: string;
}
