import type { Denial } from './denial.ts';
import { fieldOf, isPlainObject, textOf, tryJson } from './plain-value.ts';

/**
 * Returns the denial completed by the JSON that sts:DecodeAuthorizationMessage answers; unchanged when it is not that.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html
 */
export function withStatement(denial: Denial, decoded: string): Denial {
  const value = tryJson(decoded);
  if (!isPlainObject(value) || typeof value['allowed'] !== 'boolean') return denial;
  const context = value['context'];
  const isExplicit = value['explicitDeny'] === true;
  return {
    ...denial,
    layer: 'authorization',
    cause: 'iam-denied',
    candidates: ['iam-denied'],
    settledBy: 'text',
    principal: textOf(fieldOf(context, 'principal'), 'arn') ?? denial.principal,
    action: textOf(context, 'action') ?? denial.action,
    resource: textOf(context, 'resource') ?? denial.resource,
    denyKind: isExplicit ? 'explicit' : 'implicit',
    facts: { ...denial.facts, matchedStatements: statements(value['matchedStatements']) },
    meaning: isExplicit
      ? 'STS decoded the message: a policy denies this call explicitly. A grant cannot outweigh it.'
      : 'STS decoded the message: no policy allows this call. A grant for exactly this action and resource repairs it, unless another policy refuses too.',
  };
}

/** Only their ids are told: the rest may be long. */
function statements(matched: unknown): readonly string[] {
  const items = fieldOf(matched, 'items');
  if (!Array.isArray(items)) return [];
  return items.flatMap((item) => textOf(item, 'statementId', 'Sid', 'sid') ?? []);
}
