import type { Caller } from '../domain/caller.ts';
import type { NewStatement } from '../domain/finding.ts';
import type { AccessQuestion } from '../domain/question.ts';

/** The smallest statement for one action of the call, without principal: for policies that hang on the caller. */
export function callerStatement(question: AccessQuestion, action: string): NewStatement & { readonly Sid: string } {
  const Condition = conditionFor(question, action);
  return {
    // Identity policies accept letters and digits only in a Sid.
    Sid: `Why403${action.replace(/^.*:/, '')}`,
    Effect: 'Allow',
    Action: action,
    Resource: question.resource,
    ...(Condition === undefined ? {} : { Condition }),
  };
}

/** The same for a resource policy: it names the principal, and a service only together with its source. */
export function resourceStatement(
  question: AccessQuestion,
  action: string,
  taken: ReadonlySet<string>,
): NewStatement & { readonly Sid: string } {
  const { Sid: _, Condition, ...rest } = callerStatement(question, action);
  const source = sourceCondition(question);
  const conditions = { ...Condition, ...source };
  return {
    ...rest,
    Sid: freeName(`why403-${SIDS[action] ?? 'invoke'}`, taken),
    Principal: principalOf(question.caller),
    ...(Object.keys(conditions).length === 0 ? {} : { Condition: conditions }),
  };
}

const SIDS: Readonly<Record<string, string>> = {
  'lambda:InvokeFunctionUrl': 'invoke-url',
  'lambda:InvokeFunction': 'invoke',
};

/** Each grant of a function URL is tied to the URL, or it would open the Invoke API too. */
function conditionFor(question: AccessQuestion, action: string): NewStatement['Condition'] {
  if (question.target.path !== 'function-url') return undefined;
  // https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
  if (action === 'lambda:InvokeFunction') return { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } };
  const { authType } = question.target;
  return authType === 'unknown' ? undefined : { StringEquals: { 'lambda:FunctionUrlAuthType': authType } };
}

/** Confused deputy: https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html */
function sourceCondition(question: AccessQuestion): NewStatement['Condition'] {
  if (question.caller.kind !== 'service') return undefined;
  const arn = question.context.keys['aws:sourcearn'];
  const account = question.context.keys['aws:sourceaccount'];
  return {
    ...(arn?.state === 'known' ? { ArnLike: { 'AWS:SourceArn': arn.values } } : {}),
    ...(account?.state === 'known' ? { StringEquals: { 'AWS:SourceAccount': account.values } } : {}),
  };
}

function principalOf(caller: Caller): NonNullable<NewStatement['Principal']> {
  if (caller.kind === 'anonymous') return '*';
  if (caller.kind === 'service') return { Service: caller.servicePrincipal ?? '' };
  return { AWS: principalArn(caller) };
}

/** A role stands for its sessions, a session ARN would have to be granted anew with every session name. */
function principalArn(caller: Caller): string {
  if (caller.roleArn !== undefined) return caller.roleArn;
  const session = /^arn:([^:]+):sts::(\d+):assumed-role\/([^/]+)\//.exec(caller.arn ?? '');
  if (session === null) return caller.arn ?? '';
  return `arn:${session[1]}:iam::${session[2]}:role/${session[3]}`;
}

/** The wanted name, numbered when it is taken. */
export function freeName(wanted: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const sid = number === 1 ? wanted : `${wanted}-${number}`;
    if (!taken.has(sid)) return sid;
  }
}
