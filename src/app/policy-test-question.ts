import type { Caller } from '../domain/caller.ts';
import type { PolicyLayer } from '../domain/policy.ts';
import type { AccessQuestion, LayerPolicies, QuestionPolicies } from '../domain/question.ts';
import { contextKeys } from '../engine/request-context.ts';
import { problem, readLayer, readLevels } from './policy-test-documents.ts';
import type { CaseFile, PlacedCase } from './policy-test-file.ts';
import type { CaseCaller, CasePolicies, PolicyTestCase } from './policy-test-schema.ts';
import { questionTarget } from './policy-test-target.ts';

/**
 * The question of a case. What the case does not state comes from `base` (the question of its snapshot); without one,
 * policies that are not stated do not exist and keys that are not stated are not sent.
 */
export async function questionOf(file: CaseFile, placed: PlacedCase, base?: AccessQuestion): Promise<AccessQuestion> {
  const { test } = placed;
  const need = <T>(value: T | undefined, pointer: string): T => {
    if (value !== undefined) return value;
    throw problem({ file, placed, pointer }, `field \`${pointer.slice(pointer.lastIndexOf('/') + 1)}\` is missing`);
  };
  const resource = need(test.request?.resource ?? base?.resource, '/request/resource');
  const service = test.request?.sigV4Service ?? base?.sigV4Service;
  const byAction = contextByAction(test, base);
  const caller = test.caller === undefined ? base?.caller : callerOf(test.caller);
  return {
    target: questionTarget(test, need(test.path ?? base?.target.path, '/path'), base?.target),
    caller: need(caller, '/caller'),
    ...(base?.unsigned === undefined || test.caller !== undefined ? {} : { unsigned: base.unsigned }),
    ...(service === undefined || service === null ? {} : { sigV4Service: service }),
    policies: await policiesOf(file, placed, base?.policies),
    actions: need(test.request?.actions ?? base?.actions, '/request/actions'),
    resource,
    resourceAccount: test.request?.resourceAccount ?? base?.resourceAccount ?? resource.split(':', 5)[4] ?? '',
    context: {
      keys: { ...base?.context.keys, ...contextKeys(test.request?.context ?? {}) },
      otherwise: base?.context.otherwise ?? 'absent',
    },
    ...(byAction === undefined ? {} : { contextByAction: byAction }),
  };
}

/** The caller as the engine takes it. */
export function callerOf(given: CaseCaller): Caller {
  const { kind, ...fields } = given;
  const stated = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined);
  return { kind, ...Object.fromEntries(stated) };
}

function contextByAction(test: PolicyTestCase, base: AccessQuestion | undefined): AccessQuestion['contextByAction'] {
  const own = test.request?.contextByAction;
  const before = base?.contextByAction;
  if (own === undefined) return before;
  const merged = Object.entries(own).map(([action, keys]) => {
    const known = before !== undefined && Object.hasOwn(before, action) ? before[action] : {};
    return [action, { ...known, ...contextKeys(keys) }] as const;
  });
  return { ...before, ...Object.fromEntries(merged) };
}

const NONE: LayerPolicies = { policies: [], complete: true };

async function policiesOf(
  file: CaseFile,
  placed: PlacedCase,
  base: QuestionPolicies | undefined,
): Promise<QuestionPolicies> {
  const given = placed.test.policies ?? {};
  const place = (layer: PolicyLayer, name: keyof CasePolicies) =>
    ({ file, placed, layer, pointer: `/policies/${name}` }) as const;
  const optional = async (
    name: 'boundary' | 'session' | 'resource' | 'vpcEndpoint' | 'authorizer',
  ): Promise<LayerPolicies | null> => {
    if (given[name] === undefined) return base?.[name] ?? null;
    const layer = await readLayer(given[name], place(name === 'vpcEndpoint' ? 'vpce' : name, name));
    return layer.policies.length === 0 ? null : layer;
  };
  return {
    identity: await identityOf(file, placed, base),
    boundary: await optional('boundary'),
    session: await optional('session'),
    scps: given.scps === undefined ? (base?.scps ?? []) : await readLevels(given.scps, place('scp', 'scps')),
    rcps: given.rcps === undefined ? (base?.rcps ?? []) : await readLevels(given.rcps, place('rcp', 'rcps')),
    resource: await optional('resource'),
    vpcEndpoint: await optional('vpcEndpoint'),
    authorizer: await optional('authorizer'),
  };
}

/** Policies of the user or role and those of its groups: whoever states one states all. */
async function identityOf(
  file: CaseFile,
  placed: PlacedCase,
  base: QuestionPolicies | undefined,
): Promise<LayerPolicies> {
  const { identity, groups } = placed.test.policies ?? {};
  if (identity === undefined && groups === undefined) return base?.identity ?? NONE;
  const place = { file, placed, layer: 'identity' } as const;
  const own = await readLayer(identity, { ...place, pointer: '/policies/identity' });
  const inherited = await Promise.all(
    (groups ?? []).map(({ name, policies }, index) =>
      readLayer(policies, {
        ...place,
        pointer: `/policies/groups/${index}/policies`,
        attachedTo: `group/${name}`,
      }),
    ),
  );
  return { policies: [own, ...inherited].flatMap((layer) => layer.policies), complete: true };
}
