import type { Caller } from '../../src/domain/caller.ts';
import type { ContextValue } from '../../src/domain/context.ts';
import type { ActionDecision } from '../../src/domain/decision.ts';
import type { PolicyLayer, PolicySource } from '../../src/domain/policy.ts';
import type { AccessQuestion, LayerPolicies, LayerPolicy, QuestionPolicies } from '../../src/domain/question.ts';
import { decide } from '../../src/engine/decide.ts';
import { parsePolicy } from '../../src/engine/parse-policy.ts';

export const FN = 'arn:aws:lambda:eu-west-1:111122223333:function:orders';
export const API = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/prod/GET/orders';

export const alice: Caller = {
  kind: 'iam-user',
  arn: 'arn:aws:iam::111122223333:user/alice',
  account: '111122223333',
  userName: 'alice',
};
export const app: Caller = {
  kind: 'assumed-role',
  arn: 'arn:aws:sts::111122223333:assumed-role/app/s1',
  roleArn: 'arn:aws:iam::111122223333:role/app',
  account: '111122223333',
  sessionName: 's1',
};
export const stranger: Caller = {
  kind: 'iam-user',
  arn: 'arn:aws:iam::444455556666:user/alice',
  account: '444455556666',
};

export function source(layer: PolicyLayer, name: string = layer): PolicySource {
  return { layer, kind: 'file', name };
}

/** A readable policy of these statements. */
export function policy(layer: PolicyLayer, statements: readonly unknown[], name: string = layer): LayerPolicy {
  const parsed = parsePolicy({ Version: '2012-10-17', Statement: statements });
  if (!parsed.ok) throw new Error(parsed.error.join('; '));
  return { source: source(layer, name), document: parsed.value };
}

export function layer(...policies: readonly LayerPolicy[]): LayerPolicies {
  return { policies, complete: true };
}

/** A layer of one policy with these statements. */
export function of(name: PolicyLayer, ...statements: readonly unknown[]): LayerPolicies {
  return layer(policy(name, statements));
}

export function allow(
  Action: string | readonly string[],
  Resource: string | readonly string[] = '*',
  more: object = {},
): unknown {
  return { Effect: 'Allow', Action, Resource, ...more };
}

export function deny(
  Action: string | readonly string[],
  Resource: string | readonly string[] = '*',
  more: object = {},
): unknown {
  return { Effect: 'Deny', Action, Resource, ...more };
}

export interface Asked extends Partial<Omit<AccessQuestion, 'policies' | 'context'>> {
  readonly policies?: Partial<QuestionPolicies>;
  readonly keys?: Readonly<Record<string, ContextValue>>;
  readonly otherwise?: 'absent' | 'unknown';
}

/** Alice calls the function `orders` of her account, unless something else is said. */
export function questionOf({ policies = {}, keys = {}, otherwise = 'absent', ...rest }: Asked): AccessQuestion {
  return {
    target: { path: 'invoke' },
    caller: alice,
    actions: ['lambda:InvokeFunction'],
    resource: FN,
    resourceAccount: '111122223333',
    policies: {
      identity: layer(),
      boundary: null,
      session: null,
      scps: [],
      rcps: [],
      resource: null,
      vpcEndpoint: null,
      ...policies,
    },
    context: { keys, otherwise },
    ...rest,
  };
}

/** The answer for the first action. */
export function answer(asked: Asked): ActionDecision {
  const [first] = decide(questionOf(asked)).perAction;
  if (first === undefined) throw new Error('no action');
  return first;
}

export function known(...values: readonly string[]): ContextValue {
  return { state: 'known', values };
}

export const unknown: ContextValue = { state: 'unknown' };
