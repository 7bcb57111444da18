import type { Answer } from './answer.ts';
import { actionOfOperation, isCallAction } from './call-action.ts';
import { callTarget } from './call-target.ts';
import type { DeniedCall } from './cause-rule.ts';
import { withAccount } from './masked-account.ts';
import { policyCommand } from './policy-command.ts';
import { shellWord } from './shell-word.ts';

/**
 * Returns the command with what is known filled in. `explain` decides calls only; for any other action the policies
 * are looked at instead. The text is foreign, and the command is made to be pasted into a shell, so only values that
 * are harmless there are filled in.
 */
export function nextCommand(template: string, named: DeniedCall, answer?: Answer): string {
  const action = named.action ?? actionOfOperation(named.service ?? null, answer?.raw ?? '');
  if (template.startsWith('why403 explain') && !isCall(action, named.service ?? null)) {
    return policyCommand({ ...named, action });
  }
  const values = knownValues(named, answer);
  const filled = template.replace(/<[a-z0-9-]{2,40}>/g, (word) => values[word.slice(1, -1)] ?? word);
  return template.startsWith('why403 explain') ? `${filled}${methodOption(values['target'], answer)}` : filled;
}

function isCall(action: string | null, service: string | null): boolean {
  if (action !== null) return isCallAction(action);
  return service === null || ['lambda', 'execute-api', 'application', 'cloudfront'].includes(service);
}

/** An ARN of an API holds its method, a URL does not. */
function methodOption(target: string | undefined, answer: Answer | undefined): string {
  const method = answer?.context.texts.method?.toUpperCase() ?? 'GET';
  return target?.includes('://') === true && method !== 'GET' && /^[A-Z]{3,7}$/.test(method)
    ? ` --method ${method}`
    : '';
}

type Values = Readonly<Record<string, string | undefined>>;

function knownValues(named: DeniedCall, answer: Answer | undefined): Values {
  const { target, url } = callTarget(answer, named);
  const isUnsigned = answer?.context.flags.signed === false;
  const principal = withAccount(named.principal ?? null, named.resource ?? null) ?? (isUnsigned ? 'anonymous' : null);
  const word = targetWord(target);
  return {
    target: word,
    'function-url': word,
    url: shellWord(url),
    principal: targetWord(principal),
    service: shellWord(named.service),
    ...partsOf(target ?? url ?? ''),
  };
}

/** The word for an account that has to be filled in stays readable. */
function targetWord(value: string | null | undefined): string | undefined {
  const blank = /<account[\w-]{0,30}>/.exec(value ?? '')?.[0];
  if (value == null || blank === undefined) return shellWord(value);
  return /^[\w:/.@=+,%$-]+$/.test(value.replace(blank, '')) ? value : undefined;
}

/** Names of function, API, stage and region; they are plain by their patterns. */
function partsOf(target: string): Values {
  const api = /^arn:[\w-]{1,40}:execute-api:([a-z0-9-]{2,40}):[^:]{0,40}:([a-z0-9]{5,20})(?:\/([\w-]{1,128})\/)?/.exec(
    target,
  );
  const host = /^(?:https|wss):\/\/(?!vpce-)([a-z0-9]{5,20})(?:-vpce-\w{1,40})?\.execute-api\.([a-z0-9-]{2,40})\./.exec(
    target,
  );
  const name =
    /:function:([\w-]{1,140})/.exec(target)?.[1] ?? /\/functions\/([\w-]{1,140})\/invocations/.exec(target)?.[1];
  return { name, 'api-id': api?.[2] ?? host?.[1], region: api?.[1] ?? host?.[2], stage: api?.[3] };
}
