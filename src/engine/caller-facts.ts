import type { Caller } from '../domain/caller.ts';
import type { LayerPolicies } from '../domain/question.ts';
import type { AskedQuestion } from './asked-question.ts';
import type { CallerFacts } from './call.ts';
import { NO, type Ternary, UNKNOWN, YES } from './ternary.ts';

const NOBODY: CallerFacts = {
  kind: 'anonymous',
  arn: undefined,
  account: undefined,
  partition: undefined,
  roleArn: undefined,
  roleName: undefined,
  federatedBy: undefined,
  servicePrincipal: undefined,
  hasBoundary: NO,
};

/** The caller of a request that nobody authenticates: only `*` means it. */
export function anonymousFacts(): CallerFacts {
  return NOBODY;
}

/**
 * The names under which policies can mean the caller. A role session is also its role, a federated session also the
 * user who asked for it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function callerFacts(question: Pick<AskedQuestion, 'caller'>, boundary: LayerPolicies | null): CallerFacts {
  const { caller } = question;
  if (caller.kind === 'anonymous') return NOBODY;
  const hasBoundary = boundaryOf(boundary);
  const before = known.get(caller);
  if (before !== undefined && before.hasBoundary === hasBoundary) return before;
  const facts = { ...namesOf(caller), hasBoundary };
  known.set(caller, facts);
  return facts;
}

/** One program asks many questions about one caller. */
const known = new WeakMap<Caller, CallerFacts>();

function namesOf(caller: Caller): Omit<CallerFacts, 'hasBoundary'> {
  const parts = caller.arn?.split(':', 6) ?? [];
  const session = parts[5]?.startsWith('assumed-role/') ? parts[5].split('/') : [];
  const role = caller.roleArn ?? roleOf(caller);
  return {
    kind: caller.kind,
    arn: caller.arn,
    account: caller.account ?? parts[4],
    partition: parts[1] ?? caller.roleArn?.split(':', 2)[1],
    roleArn: role,
    roleName: session[1] ?? role?.slice(role.lastIndexOf('/') + 1),
    federatedBy: caller.federatedBy,
    servicePrincipal: caller.servicePrincipal,
  };
}

/** A role given by its own ARN instead of a session's. */
function roleOf(caller: Caller): string | undefined {
  return caller.arn?.includes(':role/') === true ? caller.arn : undefined;
}

function boundaryOf(boundary: LayerPolicies | null): Ternary {
  if (boundary === null) return NO;
  return boundary.policies.length > 0 || boundary.complete ? YES : UNKNOWN;
}
