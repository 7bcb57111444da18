import type { TextRange } from './json.ts';

/** An HCL body: attributes and blocks in order. https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md */
export interface HclBody {
  readonly attributes: readonly HclAttribute[];
  readonly blocks: readonly HclBlock[];
  readonly range: TextRange;
}

export interface HclAttribute {
  readonly name: string;
  readonly key: TextRange;
  readonly value: HclExpression;
}

export interface HclBlock {
  readonly type: string;
  readonly labels: readonly string[];
  readonly key: TextRange;
  readonly body: HclBody;
  readonly range: TextRange;
}

/** A piece of a template: text as it stands, or an interpolation. */
export interface HclPart {
  readonly range: TextRange;
  /** Decoded text. */
  readonly text?: string;
  readonly expression?: HclExpression;
  /** `%{ if … }` and its like: the text around it is open. */
  readonly directive?: true;
}

export type HclExpression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null; readonly range: TextRange }
  | { readonly kind: 'template'; readonly parts: readonly HclPart[]; readonly range: TextRange }
  | { readonly kind: 'list'; readonly items: readonly HclExpression[]; readonly range: TextRange }
  | { readonly kind: 'object'; readonly items: readonly HclItem[]; readonly range: TextRange }
  | { readonly kind: 'reference'; readonly path: string; readonly range: TextRange }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly HclExpression[]; readonly range: TextRange }
  | { readonly kind: 'conditional'; readonly yes: HclExpression; readonly no: HclExpression; readonly range: TextRange }
  /** Operators, `for`, directives and all else: read over, value open. */
  | { readonly kind: 'other'; readonly text: string; readonly range: TextRange };

export interface HclItem {
  readonly name: string | undefined;
  readonly key: TextRange;
  readonly value: HclExpression;
}
