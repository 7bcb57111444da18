import * as z from 'zod/mini';
import type { Caller } from '../../src/domain/caller.ts';
import type { ContextValue } from '../../src/domain/context.ts';
import type { PolicyLayer, PolicySource } from '../../src/domain/policy.ts';
import type { AccessQuestion, LayerPolicies, QuestionTarget } from '../../src/domain/question.ts';
import { parsePolicy } from '../../src/engine/parse-policy.ts';
import type { DecisionCase } from './decision-case.ts';

const caller = z.strictObject({
  kind: z.enum(['iam-user', 'assumed-role', 'federated-user', 'root', 'service', 'service-linked-role', 'anonymous']),
  arn: z.optional(z.string()),
  account: z.optional(z.string()),
  userName: z.optional(z.string()),
  roleArn: z.optional(z.string()),
  sessionName: z.optional(z.string()),
  federatedBy: z.optional(z.string()),
  servicePrincipal: z.optional(z.string()),
  orgId: z.optional(z.string()),
  managementAccount: z.optional(z.boolean()),
});
const url = z.strictObject({ authType: z.enum(['AWS_IAM', 'NONE']) });
const api = z.strictObject({
  apiType: z.enum(['REST', 'HTTP', 'WEBSOCKET']),
  authorizationType: z.enum(['AWS_IAM', 'NONE', 'CUSTOM', 'COGNITO_USER_POOLS', 'JWT']),
  endpointType: z.optional(z.enum(['REGIONAL', 'EDGE', 'PRIVATE'])),
  cacheInvalidation: z.optional(z.string()),
});

/** The question that a case asks the engine; keys that it does not list are absent from the request. */
export function questionOfCase(asked: DecisionCase): AccessQuestion {
  const { policies, request } = asked;
  const levels = policies.scps.map(({ target, policies: documents }) => ({ ...layer('scp', documents), target }));
  const { contextByAction = {}, sigV4Service } = request;
  return {
    target: targetOf(asked),
    caller: callerOf(asked),
    actions: request.actions,
    resource: request.resource,
    resourceAccount: request.resourceAccount,
    ...(sigV4Service === undefined ? {} : { sigV4Service }),
    policies: {
      identity: layer('identity', [...policies.identity, ...policies.groups.flatMap((group) => group.policies)]),
      boundary: optional('boundary', policies.boundary),
      session: policies.session.length === 0 ? null : layer('session', policies.session),
      scps: levels,
      rcps: policies.rcps.map(({ target, policies: documents }) => ({ ...layer('rcp', documents), target })),
      resource: optional('resource', policies.resource),
      vpcEndpoint: optional('vpce', policies.vpcEndpoint),
      authorizer: optional('authorizer', policies.authorizer),
    },
    context: { keys: keysOf(request.context), otherwise: 'absent' },
    contextByAction: Object.fromEntries(
      Object.entries(contextByAction).map(([action, keys]) => [action, keysOf(keys)]),
    ),
  };
}

function callerOf(asked: DecisionCase): Caller {
  const { kind, ...rest } = caller.parse(asked.caller);
  const given: Partial<Caller> = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return { kind, ...given };
}

function targetOf(asked: DecisionCase): QuestionTarget {
  if (asked.path === 'invoke') return { path: 'invoke' };
  if (asked.path === 'function-url') return { path: 'function-url', ...url.parse(asked.target) };
  const { endpointType, cacheInvalidation, ...rest } = api.parse(asked.target);
  return {
    path: 'execute-api',
    ...rest,
    ...(endpointType === undefined ? {} : { endpointType }),
    ...(cacheInvalidation === undefined ? {} : { cacheInvalidation }),
  };
}

function optional(name: PolicyLayer, document: unknown): LayerPolicies | null {
  return document === null || document === undefined ? null : layer(name, [document]);
}

function layer(name: PolicyLayer, documents: readonly unknown[]): LayerPolicies {
  const policies = documents.map((document, index) => {
    const source: PolicySource = { layer: name, kind: 'file', name: `${name}-${index}` };
    const parsed = parsePolicy(document);
    return parsed.ok ? { source, document: parsed.value } : { source, unreadable: parsed.error.join('; ') };
  });
  return { policies, complete: true };
}

function keysOf(keys: Readonly<Record<string, string | readonly string[]>>): Record<string, ContextValue> {
  const entries = Object.entries(keys).map(([key, value]): [string, ContextValue] => {
    const values = typeof value === 'string' ? [value] : value;
    return [key.toLowerCase(), { state: 'known', values }];
  });
  return Object.fromEntries(entries);
}
