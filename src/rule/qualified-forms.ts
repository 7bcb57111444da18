import { isList } from '../source/open.ts';
import type { SourceEdit } from './lint-rule.ts';
import type { PolicySubject, ResourceItem, StatementSubject } from './policy-subject.ts';

/** A function resource whose other form (qualified or unqualified) is not in the list. */
export interface OneForm {
  readonly text: string;
  readonly pointer: string;
  readonly missing: string;
  /** One alias or version is named: that may be meant. */
  readonly alias?: boolean;
}

/**
 * Function ARNs of which a list holds only the unqualified or only the qualified form.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-api-permissions-ref.html
 */
export function onlyOneForm(resources: readonly ResourceItem[]): OneForm[] {
  const functions = resources.filter(({ arn }) => arn?.service === 'lambda' && arn.resource.startsWith('function:'));
  if (functions.length === 0) return [];
  const texts = new Set(resources.map((item) => item.text));
  return functions.flatMap((item) => {
    const [, name, qualifier] = item.arn?.resource.split(':') ?? [];
    if (name === undefined || name === '') return [];
    if (qualifier === undefined) {
      const missing = `${item.text}:*`;
      return name.endsWith('*') || texts.has(missing) ? [] : [{ text: item.text, pointer: item.pointer, missing }];
    }
    const missing = item.text.slice(0, -qualifier.length - 1);
    return texts.has(missing) || texts.has(`${missing}*`)
      ? []
      : [{ text: item.text, pointer: item.pointer, missing, alias: qualifier !== '*' }];
  });
}

/** The edit that puts the missing form beside the written one. */
export function listBoth(policy: PolicySubject, statement: StatementSubject, form: OneForm): SourceEdit {
  const at = policy.at(statement.to('Resource'));
  return isList(statement.raw['Resource'])
    ? { kind: 'append', at, value: form.missing }
    : { kind: 'replace', at, value: [form.text, form.missing] };
}
