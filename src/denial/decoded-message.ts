import { causeTable } from './cause-table.ts';
import type { Denial } from './denial.ts';
import { nextCommand } from './next-command.ts';
import { fieldOf, isPlainObject, textOf, tryJson } from './plain-value.ts';

/**
 * Returns the denial completed by the JSON that sts:DecodeAuthorizationMessage answers; unchanged when it is not that,
 * or says that the call was allowed.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html
 */
export function withStatement(denial: Denial, decoded: string): Denial {
  const answer = tryJson(decoded);
  const value = tryJson(textOf(answer, 'DecodedMessage') ?? '') ?? answer;
  if (!isPlainObject(value) || value['allowed'] !== false) return denial;
  const context = value['context'];
  const principal = textOf(fieldOf(context, 'principal'), 'arn') ?? denial.principal;
  const action = textOf(context, 'action') ?? denial.action;
  const resource = textOf(context, 'resource') ?? denial.resource;
  const service = action?.split(':')[0]?.toLowerCase() ?? denial.service;
  const isExplicit = value['explicitDeny'] === true;
  return {
    ...denial,
    layer: 'authorization',
    cause: 'iam-denied',
    candidates: ['iam-denied'],
    settledBy: 'text',
    service,
    principal,
    action,
    resource,
    denyKind: isExplicit ? 'explicit' : 'implicit',
    facts: { ...denial.facts, matchedStatements: statements(value['matchedStatements']) },
    meaning: isExplicit ? EXPLICIT : IMPLICIT,
    next: nextCommand(causeTable['iam-denied']?.next ?? denial.next, { service, principal, action, resource }),
  };
}

const EXPLICIT = 'STS decoded the message: a policy denies this call explicitly. A grant cannot outweigh it.';

const IMPLICIT =
  'STS decoded the message: no policy allows this call. A grant for exactly this action and resource repairs it, unless another policy refuses too.';

/** Only their ids are told: the rest may be long. */
function statements(matched: unknown): readonly string[] {
  const items = fieldOf(matched, 'items');
  if (!Array.isArray(items)) return [];
  return items.flatMap((item) => textOf(item, 'statementId', 'Sid', 'sid') ?? []);
}
