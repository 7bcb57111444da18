import type { Caller } from '../domain/caller.ts';
import type { ContextValue } from '../domain/context.ts';
import type { Plan } from '../domain/plan.ts';
import type { FunctionUrlEvidence, Snapshot } from '../snapshot/snapshot.ts';
import { known, unknown } from './derive-context-caller.ts';
import type { QuestionDraft } from './plan-draft.ts';
import { type CalledFunction, functionSide, unresolved, withArn } from './plan-function.ts';

/** Both are required since October 2025: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html */
const URL_ACTIONS = ['lambda:InvokeFunctionUrl', 'lambda:InvokeFunction'] as const;

/** Returns the two questions of a function URL, each with the keys that only it sees. */
export function planFunctionUrl(snapshot: Snapshot, caller: Caller): QuestionDraft | Plan {
  const { target } = snapshot;
  if (target.kind !== 'functionUrl') return unresolved('target', 'the target is no function URL');
  if (snapshot.function.status === 'absent') return noSuchUrl(target.url);
  if (snapshot.function.status === 'unavailable') {
    return unresolved(
      'function',
      `the function behind the URL is not known (${snapshot.function.operation}); name it with --function`,
    );
  }
  const { urls } = snapshot.function.value;
  const config =
    urls.status === 'collected' ? urls.value.find((url) => url.url.includes(`//${target.urlId}.`)) : undefined;
  if (config === undefined && urls.status !== 'unavailable') return noSuchUrl(target.url);
  const { qualifier: _own, ...base } = snapshot.function.value;
  const qualifier = config === undefined ? (target.qualifier ?? _own) : config.qualifier;
  const called = withArn({ ...base, ...(qualifier === undefined ? {} : { qualifier }) });
  return draft({ snapshot, caller, called, config });
}

interface UrlCall {
  readonly snapshot: Snapshot;
  readonly caller: Caller;
  readonly called: CalledFunction;
  readonly config: FunctionUrlEvidence | undefined;
}

function draft({ snapshot, caller, called, config }: UrlCall): QuestionDraft {
  const authType = config?.authType ?? 'unknown';
  const side = functionSide(snapshot, called);
  return {
    kind: 'draft',
    ...side,
    target: { path: 'function-url', authType },
    // AuthType NONE never looks at a signature: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
    caller: authType === 'NONE' ? { kind: 'anonymous' } : caller,
    actions: URL_ACTIONS,
    keys: {},
    keysByAction: urlKeys(authType, called),
    // No PrivateLink for function URLs: https://docs.aws.amazon.com/lambda/latest/dg/lambda-urls.html
    network: 'public',
    vpcEndpoint: null,
    notes: [...side.notes, ...urlNotes(config, caller)],
  };
}

function urlKeys(authType: 'AWS_IAM' | 'NONE' | 'unknown', called: CalledFunction) {
  const type: ContextValue =
    authType === 'unknown' ? unknown('the configuration of the URL was not read') : known(authType);
  return {
    'lambda:InvokeFunctionUrl': { 'lambda:functionurlauthtype': type, 'lambda:functionarn': known(called.arn) },
    'lambda:InvokeFunction': { 'lambda:invokedviafunctionurl': known('true') },
  } as const;
}

function urlNotes(config: FunctionUrlEvidence | undefined, caller: Caller): readonly string[] {
  const ignored = config?.authType === 'NONE' && caller.kind !== 'anonymous';
  const old = config?.createdAt !== undefined && config.createdAt < '2025-10-01';
  return [
    ...(ignored ? ['AuthType is NONE: AWS ignores who calls, the function policy must let everybody in'] : []),
    ...(old
      ? ['the URL is older than October 2025; AWS’s exception for the second permission ended on 1 November 2026']
      : []),
  ];
}

function noSuchUrl(url: string): Plan {
  return {
    kind: 'notPermission',
    cause: 'no-such-url',
    says: `no function has the URL ${url} in the account and region that were read`,
    passes: false,
    next: [
      'check the URL with `aws lambda list-function-url-configs --function-name NAME`',
      'name the function with --function, or use its account with --profile',
    ],
    blindSpots: [],
  };
}
