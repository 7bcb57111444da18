import fc from 'fast-check';
import type { ContextValue, RequestContext } from '../../src/domain/context.ts';
import type { PolicyLayer, PolicySource } from '../../src/domain/policy.ts';
import type {
  AccessQuestion,
  ControlLevel,
  LayerPolicies,
  LayerPolicy,
  QuestionPolicies,
  QuestionTarget,
} from '../../src/domain/question.ts';
import { document } from './arbitrary-policy.ts';
import { caller } from './cast.ts';

/** What may be missing from a question: nothing; keys; or keys, documents, whole layers and the mode of the target. */
export type Knowledge = 'complete' | 'openContext' | 'incomplete';

export function source(layer: PolicyLayer): PolicySource {
  return { layer, kind: 'file', name: layer };
}

const withPrincipal = (layer: PolicyLayer): boolean => layer === 'resource' || layer === 'vpce' || layer === 'rcp';

function named(policy: LayerPolicy, name: string): LayerPolicy {
  return { ...policy, source: { ...policy.source, name } };
}

/** One policy of a layer, readable or not. */
export function layerPolicy(layer: PolicyLayer, knowledge: Knowledge): fc.Arbitrary<LayerPolicy> {
  const readable = document(withPrincipal(layer)).map((parsed) => ({ source: source(layer), document: parsed }));
  if (knowledge !== 'incomplete') return readable;
  const unreadable = fc.constant({ source: source(layer), unreadable: 'access denied' });
  return fc.oneof({ weight: 4, arbitrary: readable }, { weight: 1, arbitrary: unreadable });
}

function policiesOf(layer: PolicyLayer, knowledge: Knowledge): fc.Arbitrary<LayerPolicies> {
  const complete = knowledge === 'incomplete' ? fc.constantFrom(true, true, true, false) : fc.constant(true);
  return fc.record({ policies: fc.array(layerPolicy(layer, knowledge), { maxLength: 2 }), complete }).map((found) => ({
    ...found,
    policies: found.policies.map((policy, index) => named(policy, `${layer}-${index}`)),
  }));
}

function levels(knowledge: Knowledge): fc.Arbitrary<QuestionPolicies['scps']> {
  const level: fc.Arbitrary<ControlLevel> = policiesOf('scp', knowledge).map((layer) => ({ ...layer, target: 'node' }));
  const known = fc.array(level, { maxLength: 2 }).map((found) =>
    found.map((item, place) => ({
      ...item,
      target: `node-${place}`,
      policies: item.policies.map((policy, index) => named(policy, `scp-${place}-${index}`)),
    })),
  );
  if (knowledge !== 'incomplete') return known;
  return fc.oneof({ weight: 5, arbitrary: known }, { weight: 1, arbitrary: fc.constant({ unknown: 'access denied' }) });
}

function maybe<T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.option(of, { nil: null, freq: 2 });
}

/** All layers of a question. */
export function policies(knowledge: Knowledge): fc.Arbitrary<QuestionPolicies> {
  return fc.record({
    identity: policiesOf('identity', knowledge),
    boundary: maybe(policiesOf('boundary', knowledge)),
    session: maybe(policiesOf('session', knowledge)),
    scps: levels(knowledge),
    rcps: fc.constant([]),
    resource: maybe(policiesOf('resource', knowledge)),
    vpcEndpoint: maybe(policiesOf('vpce', knowledge)),
    authorizer: maybe(policiesOf('authorizer', knowledge)),
  });
}

const VALUES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'aws:principaltag/team': [['red'], ['blue'], ['orders']],
  'aws:requestedregion': [['eu-west-1'], ['us-east-1']],
  'aws:sourceip': [['10.1.2.3'], ['192.0.2.1'], ['2001:db8::1']],
  'aws:multifactorauthpresent': [['true'], ['false']],
  'aws:multifactorauthage': [['10'], ['1000']],
  'aws:currenttime': [['2026-11-21T10:00:00Z'], ['2020-01-01T00:00:00Z']],
  'aws:principalarn': [['arn:aws:iam::111122223333:role/app'], ['arn:aws:iam::111122223333:user/alice']],
  'aws:tagkeys': [['a'], ['a', 'c'], ['b', 'ab'], []],
  'aws:username': [['alice'], ['orders']],
  'lambda:invokedviafunctionurl': [['true'], ['false']],
  'lambda:functionurlauthtype': [['AWS_IAM'], ['NONE']],
};

/** The names of all keys that the conditions of the laws ask for. */
export const KEYS: readonly string[] = Object.keys(VALUES);

/** What a key can be, as knowledge. */
export function knownValue(key: string): fc.Arbitrary<ContextValue> {
  const values = VALUES[key] ?? [];
  const known = fc.constantFrom(...values).map((found): ContextValue => ({ state: 'known', values: found }));
  return fc.oneof(
    { weight: 3, arbitrary: known },
    { weight: 1, arbitrary: fc.constant<ContextValue>({ state: 'absent' }) },
  );
}

export function context(knowledge: Knowledge): fc.Arbitrary<RequestContext> {
  const unknown = fc.constant<ContextValue>({ state: 'unknown' });
  const one = (key: string): fc.Arbitrary<ContextValue> =>
    knowledge === 'complete'
      ? knownValue(key)
      : fc.oneof({ weight: 2, arbitrary: knownValue(key) }, { weight: 1, arbitrary: unknown });
  const keys = fc.record(Object.fromEntries(KEYS.map((key) => [key, one(key)])));
  return keys.map((found) => ({ keys: found, otherwise: 'absent' as const }));
}

const complete: readonly QuestionTarget[] = [
  { path: 'invoke' },
  { path: 'function-url', authType: 'AWS_IAM' },
  { path: 'function-url', authType: 'NONE' },
  { path: 'execute-api', apiType: 'REST', authorizationType: 'AWS_IAM' },
  { path: 'execute-api', apiType: 'REST', authorizationType: 'AWS_IAM', endpointType: 'PRIVATE' },
  { path: 'execute-api', apiType: 'REST', authorizationType: 'AWS_IAM', cacheInvalidation: 'FAIL_WITH_403' },
  {
    path: 'execute-api',
    apiType: 'REST',
    authorizationType: 'AWS_IAM',
    cacheInvalidation: 'SUCCEED_WITH_RESPONSE_HEADER',
  },
  { path: 'execute-api', apiType: 'REST', authorizationType: 'NONE' },
  { path: 'execute-api', apiType: 'REST', authorizationType: 'NONE', endpointType: 'PRIVATE' },
  { path: 'execute-api', apiType: 'REST', authorizationType: 'CUSTOM' },
  { path: 'execute-api', apiType: 'REST', authorizationType: 'CUSTOM', endpointType: 'PRIVATE' },
  { path: 'execute-api', apiType: 'REST', authorizationType: 'COGNITO_USER_POOLS' },
  { path: 'execute-api', apiType: 'HTTP', authorizationType: 'AWS_IAM' },
  { path: 'execute-api', apiType: 'HTTP', authorizationType: 'NONE' },
  { path: 'execute-api', apiType: 'HTTP', authorizationType: 'JWT' },
  { path: 'execute-api', apiType: 'WEBSOCKET', authorizationType: 'AWS_IAM' },
];
const open: readonly QuestionTarget[] = [
  { path: 'function-url', authType: 'unknown' },
  { path: 'execute-api', apiType: 'REST', authorizationType: 'unknown' },
  { path: 'execute-api', apiType: 'REST', authorizationType: 'unknown', endpointType: 'PRIVATE' },
  { path: 'execute-api', apiType: 'HTTP', authorizationType: 'unknown' },
];

type Request = Pick<AccessQuestion, 'target' | 'actions' | 'resource'>;

function request(target: QuestionTarget): Request {
  if (target.path === 'execute-api') {
    const resource = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/prod/GET/orders';
    const cache = target.cacheInvalidation === undefined ? [] : ['execute-api:InvalidateCache'];
    return { target, actions: ['execute-api:Invoke', ...cache], resource };
  }
  const actions =
    target.path === 'invoke' ? ['lambda:InvokeFunction'] : ['lambda:InvokeFunctionUrl', 'lambda:InvokeFunction'];
  return { target, actions, resource: 'arn:aws:lambda:eu-west-1:111122223333:function:orders' };
}

/** A question about any target, of any caller, with any policies. */
export function question(knowledge: Knowledge): fc.Arbitrary<AccessQuestion> {
  const targets = knowledge === 'incomplete' ? [...complete, ...open] : complete;
  return fc
    .record({
      request: fc.constantFrom(...targets).map(request),
      caller,
      policies: policies(knowledge),
      context: context(knowledge),
    })
    .map(({ request: asked, ...rest }) => ({ ...asked, ...rest, resourceAccount: '111122223333' }));
}
