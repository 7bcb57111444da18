import { HOLE } from '../source/open.ts';
import { type FunctionPolicies, functionPolicies } from './function-policies.ts';
import { namesAction } from './grants.ts';
import { identityMayGrant } from './identity-grants.ts';
import { mayNameAction } from './may-name.ts';
import { oncePer } from './once-per.ts';
import type { PolicySubject, PrincipalItem, StatementSubject } from './policy-subject.ts';
import { accountOf, isAccount, mayReach } from './same-principal.ts';
import type { TemplateSubject } from './template-subject.ts';

export const URL_ACTION = 'lambda:InvokeFunctionUrl';
export const INVOKE_ACTION = 'lambda:InvokeFunction';

/** A grant that is one of the two that a function URL needs, without the other. */
export interface HalfPair {
  readonly policy: PolicySubject;
  readonly statement: StatementSubject;
  readonly missing: typeof URL_ACTION | typeof INVOKE_ACTION;
  readonly group: FunctionPolicies;
  readonly cloudFront: boolean;
  /** Everybody may call; tools may add the other half by themselves. */
  readonly anyone: boolean;
}

interface Grant {
  readonly policy: PolicySubject;
  readonly statement: StatementSubject;
}

/**
 * Statements of function policies that grant one half of a function URL call to somebody who is not granted the other
 * half, neither there nor by an identity policy of the set. https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
 */
export const halfPairs = oncePer((template: TemplateSubject): readonly HalfPair[] =>
  functionPolicies(template).flatMap((group) => {
    if (group.policies.some((policy) => policy.mayHaveMore)) return [];
    const grants = group.policies.flatMap((policy) =>
      policy.statements.filter(({ effect }) => effect === 'Allow').map((statement) => ({ policy, statement })),
    );
    const around: Surroundings = { template, group, grants, givers: {} };
    return grants.flatMap((grant) => {
      const missing = missingHalf(grant, around);
      return missing === undefined ? [] : [{ ...grant, missing, group, ...whom(grant.statement) }];
    });
  }),
);

/** Whether the statement holds for calls through the function URL only. */
export function viaUrlOnly(statement: StatementSubject): boolean {
  return statement.conditions.some(
    (condition) =>
      condition.keyLower === 'lambda:invokedviafunctionurl' &&
      condition.base === 'bool' &&
      condition.values.some((value) => value.text.toLowerCase() === 'true'),
  );
}

/** Whether the deployment tool adds the public half by itself, as SAM, Serverless and Terraform do for AuthType NONE. */
export function toolMayHelp({ anyone, group }: HalfPair): boolean {
  return (
    anyone &&
    (group.entity?.urls ?? []).some(
      (url) => url.authType === 'NONE' && (url.addsPublicPermissions || url.dialect === 'terraform'),
    )
  );
}

function whom(statement: StatementSubject): Pick<HalfPair, 'cloudFront' | 'anyone'> {
  return {
    cloudFront: statement.principals.some(isCloudFront),
    anyone: statement.principals.some((principal) => principal.anyone),
  };
}

function isCloudFront(principal: PrincipalItem): boolean {
  return principal.principalType === 'Service' && principal.text === 'cloudfront.amazonaws.com';
}

interface Surroundings {
  readonly template: TemplateSubject;
  readonly group: FunctionPolicies;
  readonly grants: readonly Grant[];
  /** Grants of the group that may give an action to calls of a URL; looked for once. */
  readonly givers: Partial<Record<HalfPair['missing'], readonly Grant[]>>;
}

function missingHalf(grant: Grant, around: Surroundings): HalfPair['missing'] | undefined {
  const { statement } = grant;
  const url = namesAction(statement, URL_ACTION);
  if (!url && !(namesAction(statement, INVOKE_ACTION) && meantForUrl(statement, around))) return undefined;
  const missing = url ? INVOKE_ACTION : URL_ACTION;
  if (mayNameAction(statement, missing)) return undefined;
  const others = giversOf(missing, around);
  if (statement.allPrincipals.length === 0)
    return others.length === 0 && statement.has('Principal') ? missing : undefined;
  const lacking = statement.allPrincipals.some(
    (principal) =>
      !others.some((other) => reaches(other.statement, principal)) &&
      !identityHelps(grant, { principal, missing, around }),
  );
  return lacking ? missing : undefined;
}

function giversOf(action: HalfPair['missing'], { grants, givers }: Surroundings): readonly Grant[] {
  givers[action] ??= grants.filter(({ statement }) => mayNameAction(statement, action) && !excludesUrl(statement));
  return givers[action];
}

/** A grant that the Invoke API alone makes sense of is no half of a pair. */
function meantForUrl(statement: StatementSubject, { template, group, grants }: Surroundings): boolean {
  if (viaUrlOnly(statement) || statement.principals.some(isCloudFront)) return true;
  if (statement.allPrincipals.some((principal) => principal.principalType === 'Service')) return false;
  if (statement.open.has('Principal') || statement.open.has('Action') || statement.open.has('Condition')) return false;
  const urls = group.entity?.urls ?? [];
  if (urls.length === 0 || urls.some((url) => url.addsPublicPermissions)) return false;
  // The function has a URL and nobody at all may call it: this caller was probably meant to.
  if (grants.some((other) => mayNameAction(other.statement, URL_ACTION))) return false;
  return !identityMayGrant(template, { action: URL_ACTION, function: group.entity });
}

function excludesUrl(statement: StatementSubject): boolean {
  return statement.conditions.some(
    (condition) =>
      condition.keyLower === 'lambda:invokedviafunctionurl' && condition.values.some((value) => value.text === 'false'),
  );
}

function reaches(statement: StatementSubject, principal: PrincipalItem): boolean {
  if (statement.allPrincipals.length === 0) return statement.has('Principal') || statement.has('NotPrincipal');
  return statement.allPrincipals.some((other) => mayReach(other, principal));
}

/** In one account either policy may grant either half; a caller of another account needs both in the function policy. */
function identityHelps(
  { statement }: Grant,
  asked: { principal: PrincipalItem; missing: HalfPair['missing']; around: Surroundings },
): boolean {
  const { principal, missing, around } = asked;
  if (principal.anyone || principal.principalType === 'Service') return false;
  const caller = accountOf(principal) ?? HOLE;
  const own = statement.allResources.map((item) => item.arn?.account).find((account) => account !== undefined);
  const known = own === undefined || own.includes(HOLE) ? around.template.settings.account : own;
  if (/^\d{12}$/.test(caller) && known !== undefined && known !== caller) return false;
  // Who writes out an account where a reference would do means another one.
  if (isAccount(principal) && /^\d{12}$/.test(caller) && known === undefined) return false;
  return identityMayGrant(around.template, { action: missing, function: around.group.entity, principal });
}
