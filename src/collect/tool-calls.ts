/** One IAM action that a collector calls. */
export interface ToolCall {
  readonly action: string;
  /** Resources of the least policy; `{region}` and `{account}` stand for those of the target. */
  readonly resources: readonly string[];
  /** Further actions that AWS checks for the same operation. */
  readonly also?: readonly string[];
}

/** What a collector reads and the AWS operations it needs for it; `why403 permissions` is printed from these. */
export interface CollectorDeclaration {
  readonly collector: string;
  readonly reads: string;
  readonly calls: Readonly<Record<string, ToolCall>>;
}
