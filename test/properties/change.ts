import fc from 'fast-check';
import type { ContextValue } from '../../src/domain/context.ts';
import type { PolicyLayer, Statement } from '../../src/domain/policy.ts';
import type {
  AccessQuestion,
  ControlLevel,
  LayerPolicies,
  LayerPolicy,
  QuestionPolicies,
} from '../../src/domain/question.ts';
import { numbered, statement } from './arbitrary-policy.ts';
import { policies as anyPolicies, knownValue, layerPolicy, source } from './arbitrary-question.ts';

/** Layers to which a law adds a statement. */
export const LAYERS = ['identity', 'boundary', 'session', 'scp', 'resource', 'vpce', 'authorizer'] as const;
export type AddableLayer = (typeof LAYERS)[number];

/** A statement for a layer. */
export interface Addition {
  readonly layer: AddableLayer;
  readonly statement: Statement;
}

export function addition(effect: 'Allow' | 'Deny'): fc.Arbitrary<Addition> {
  return fc
    .constantFrom(...LAYERS)
    .chain((layer) =>
      statement(effect, layer === 'resource' || layer === 'vpce').map((added) => ({ layer, statement: added })),
    );
}

const FIELD = {
  identity: 'identity',
  boundary: 'boundary',
  session: 'session',
  resource: 'resource',
  vpce: 'vpcEndpoint',
  authorizer: 'authorizer',
} as const satisfies Record<Exclude<AddableLayer, 'scp'>, keyof QuestionPolicies>;

/** The layer with one more statement, in its first document that can be read. */
function extended<T extends LayerPolicies>(layer: T, layerName: PolicyLayer, added: Statement): T {
  const at = layer.policies.findIndex((policy) => 'document' in policy);
  const policies = layer.policies.map((policy, index): LayerPolicy => {
    if (index !== at || !('document' in policy)) return policy;
    return {
      ...policy,
      document: numbered({ ...policy.document, statements: [...policy.document.statements, added] }),
    };
  });
  if (at !== -1) return { ...layer, policies };
  const document = numbered({ version: '2012-10-17', statements: [added] });
  return { ...layer, policies: [...policies, { source: source(layerName), document }] };
}

/** The question with a statement more; undefined when the layer does not exist, so that there is nothing to add to. */
export function withStatement(
  question: AccessQuestion,
  { layer, statement: added }: Addition,
): AccessQuestion | undefined {
  const { policies } = question;
  if (layer === 'scp') {
    const { scps } = policies;
    if ('unknown' in scps || scps.length === 0) return undefined;
    const [first, ...others] = scps;
    return first === undefined
      ? undefined
      : { ...question, policies: { ...policies, scps: [extended(first, 'scp', added), ...others] } };
  }
  const field = FIELD[layer];
  const before = policies[field];
  if (before === null || before === undefined) return undefined;
  return { ...question, policies: { ...policies, [field]: extended(before, layer, added) } };
}

function shuffled<T>(items: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length });
}

function shuffledLayer<T extends LayerPolicies>(layer: T): fc.Arbitrary<T> {
  const policies = layer.policies.map((policy): fc.Arbitrary<LayerPolicy> => {
    if (!('document' in policy)) return fc.constant(policy);
    return shuffled(policy.document.statements).map((statements) => ({
      ...policy,
      document: numbered({ ...policy.document, statements: statements.map(reversedKeys) }),
    }));
  });
  return fc
    .tuple(...policies)
    .chain(shuffled)
    .map((list) => ({ ...layer, policies: list }));
}

/** The statement with the members of its lists and its conditions the other way round. */
function reversedKeys(item: Statement): Statement {
  const { condition, action, resource } = item;
  return {
    ...item,
    ...(action === undefined ? {} : { action: [...action].reverse() }),
    ...(resource === undefined ? {} : { resource: [...resource].reverse() }),
    ...(condition === undefined ? {} : { condition: Object.fromEntries(Object.entries(condition).reverse()) }),
  };
}

/** The same question with its policies, statements, levels and keys in another order. */
export function reordered(question: AccessQuestion): fc.Arbitrary<AccessQuestion> {
  const { policies, context } = question;
  const optional = (layer: LayerPolicies | null | undefined): fc.Arbitrary<LayerPolicies | null> =>
    layer === null || layer === undefined ? fc.constant(null) : shuffledLayer(layer);
  const { scps } = policies;
  const levels: fc.Arbitrary<QuestionPolicies['scps']> =
    'unknown' in scps ? fc.constant(scps) : fc.tuple(...scps.map((level) => shuffledLayer(level))).chain(shuffled);
  const keys = fc.shuffledSubarray(Object.entries(context.keys), { minLength: Object.keys(context.keys).length });
  return fc
    .record({
      identity: shuffledLayer(policies.identity),
      boundary: optional(policies.boundary),
      session: optional(policies.session),
      scps: levels,
      rcps: fc.constant(policies.rcps),
      resource: optional(policies.resource),
      vpcEndpoint: optional(policies.vpcEndpoint),
      authorizer: optional(policies.authorizer),
      keys,
    })
    .map(({ keys: entries, ...layers }) => ({
      ...question,
      policies: layers,
      context: { ...context, keys: Object.fromEntries(entries) },
    }));
}

/** The question with every unknown replaced by something that it could have been. */
export function settled(question: AccessQuestion): fc.Arbitrary<AccessQuestion> {
  const { policies, context, target } = question;
  const entries = Object.entries(context.keys).map(
    ([key, value]): fc.Arbitrary<[string, ContextValue]> =>
      (value.state === 'unknown' ? knownValue(key) : fc.constant(value)).map((found) => [key, found]),
  );
  return fc
    .record({
      layers: settledPolicies(policies),
      keys: fc.tuple(...entries),
      target: settledTarget(target),
    })
    .map(({ layers, keys, target: known }) => ({
      ...question,
      policies: layers,
      target: known,
      context: { ...context, keys: Object.fromEntries(keys) },
    }));
}

function settledTarget(target: AccessQuestion['target']): fc.Arbitrary<AccessQuestion['target']> {
  if (target.path === 'function-url' && target.authType === 'unknown') {
    return fc.constantFrom('AWS_IAM' as const, 'NONE' as const).map((authType) => ({ ...target, authType }));
  }
  if (target.path === 'execute-api' && target.authorizationType === 'unknown') {
    return fc
      .constantFrom('AWS_IAM' as const, 'NONE' as const, 'CUSTOM' as const)
      .map((authorizationType) => ({ ...target, authorizationType }));
  }
  return fc.constant(target);
}

function settledPolicies(policies: QuestionPolicies): fc.Arbitrary<QuestionPolicies> {
  const { scps } = policies;
  const levels =
    'unknown' in scps
      ? anyPolicies('complete').map((found) => found.scps)
      : fc.tuple(...scps.map((level): fc.Arbitrary<ControlLevel> => settledLayer(level, 'scp')));
  const optional = (layer: LayerPolicies | null | undefined, name: PolicyLayer): fc.Arbitrary<LayerPolicies | null> =>
    layer === null || layer === undefined ? fc.constant(null) : settledLayer(layer, name);
  return fc.record({
    identity: settledLayer(policies.identity, 'identity'),
    boundary: optional(policies.boundary, 'boundary'),
    session: optional(policies.session, 'session'),
    scps: levels,
    rcps: fc.constant(policies.rcps),
    resource: optional(policies.resource, 'resource'),
    vpcEndpoint: optional(policies.vpcEndpoint, 'vpce'),
    authorizer: optional(policies.authorizer, 'authorizer'),
  });
}

/** Unreadable policies become documents; a layer that may hold more gets up to two more. */
function settledLayer<T extends LayerPolicies>(layer: T, name: PolicyLayer): fc.Arbitrary<T> {
  const each = layer.policies.map((policy) =>
    'document' in policy ? fc.constant(policy) : layerPolicy(name, 'complete'),
  );
  const more = layer.complete ? fc.constant([]) : fc.array(layerPolicy(name, 'complete'), { maxLength: 2 });
  return fc
    .tuple(fc.tuple(...each), more)
    .map(([known, extra]) => ({ ...layer, policies: [...known, ...extra], complete: true }));
}
