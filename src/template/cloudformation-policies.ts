import type { FoundPolicy } from '../rule/make-policy-subject.ts';
import { oncePer } from '../rule/once-per.ts';
import type { PolicyType } from '../rule/policy-subject.ts';
import { isConditional, isList, isObject, isOpen, type Slot, type SourceValue } from '../source/open.ts';
import { bareStatements } from './bare-statements.ts';
import type { CloudFormationResource } from './cloudformation.ts';
import {
  type AboutPolicy,
  type DeclaredResource,
  draftBase,
  policyIn,
  textSlot,
  textSlots,
} from './declared-resource.ts';
import { POLICY_PROPERTIES } from './policy-properties.ts';
import { guessPolicyType } from './policy-type.ts';
import type { TemplateDraft } from './template-draft.ts';

/** Reads IAM principals and every resource that carries a policy document. */
export function readPolicyResource(resource: CloudFormationResource, draft: TemplateDraft): void {
  const { type } = resource;
  if (type === 'AWS::IAM::Role' || type === 'AWS::IAM::User' || type === 'AWS::IAM::Group')
    readPrincipal(resource, draft);
  else if (/^AWS::IAM::(Policy|ManagedPolicy|RolePolicy|UserPolicy|GroupPolicy)$/.test(type))
    readAttached(resource, draft);
  else if (type === 'AWS::EC2::VPCEndpoint') readVpcEndpoint(resource, draft);
  else if (type === 'AWS::Organizations::Policy') readControlPolicy(resource, draft);
  else if (type === 'AWS::Events::EventBusPolicy') readBusPolicy(resource, draft);
  else if (Object.hasOwn(POLICY_PROPERTIES, type)) readDocument(resource, draft);
}

function readDocument(resource: CloudFormationResource, draft: TemplateDraft): void {
  const about = POLICY_PROPERTIES[resource.type];
  if (about === undefined) return;
  const found = policyIn(resource, about.pointer, {
    type: about.type,
    ...(about.service === undefined ? {} : { resourceService: about.service }),
  });
  if (found !== undefined) draft.policies.push(found);
}

/** One statement of the policy of an event bus. */
function readBusPolicy(resource: CloudFormationResource, draft: TemplateDraft): void {
  const statement = resource.properties['Statement'];
  if (!isObject(statement)) return;
  const policy = bareStatements(statement, (inner, part) => resource.property(`/Statement${inner}`, part));
  const common = { type: 'resource', resourceService: 'events', origin: 'document' } as const;
  draft.policies.push({ ...common, ...policy, conditional: resource.conditional });
}

const KINDS: Readonly<Record<string, 'role' | 'user' | 'group'>> = {
  'AWS::IAM::Role': 'role',
  'AWS::IAM::User': 'user',
  'AWS::IAM::Group': 'group',
};
const NAMES = { role: 'RoleName', user: 'UserName', group: 'GroupName' } as const;
const PRINCIPAL_PLACES = {
  role: { name: '/RoleName', boundary: '/PermissionsBoundary' },
  user: { name: '/UserName', boundary: '/PermissionsBoundary' },
  group: { name: '/GroupName', boundary: '/PermissionsBoundary' },
};

function readPrincipal(resource: CloudFormationResource, draft: TemplateDraft): void {
  const kind = KINDS[resource.type] ?? 'role';
  const { properties } = resource;
  const name = textSlot(properties[NAMES[kind]]);
  const attachedTo = { kind, id: resource.id, name };
  const trust =
    kind === 'role' ? policyIn(resource, '/AssumeRolePolicyDocument', { type: 'trust', attachedTo }) : undefined;
  const { id, dialect, scope, at, of, conditional } = draftBase(resource, PRINCIPAL_PLACES[kind]);
  draft.principals.push({
    id,
    dialect,
    scope,
    at,
    of,
    conditional,
    kind,
    name,
    trust,
    policies: inlinePolicies(resource, { kind, name }),
    managedPolicyArns: managedPolicyArns(resource),
    boundary: textSlot(properties['PermissionsBoundary']),
  });
}

function inlinePolicies(
  resource: CloudFormationResource,
  owner: { kind: 'role' | 'user' | 'group'; name: Slot<string> },
): readonly FoundPolicy[] {
  const list = resource.properties['Policies'];
  const attachedTo = { kind: owner.kind, name: owner.name, id: resource.id };
  const about = { type: 'identity', attachedTo, form: 'inline' } as const;
  return (isList(list) ? list : []).flatMap((item, index) => {
    if (isOpen(item) && item.choices !== undefined) return chosenPolicies(resource, item.choices, about);
    const own = isObject(item) && isConditional(item) ? { ...resource, conditional: true } : resource;
    return policyIn(own, `/Policies/${index}/PolicyDocument`, about) ?? [];
  });
}

/** One of the policies of `Fn::If` is there. */
function chosenPolicies(
  resource: CloudFormationResource,
  choices: readonly SourceValue[],
  about: AboutPolicy,
): readonly FoundPolicy[] {
  return choices.filter(isObject).flatMap((properties) => {
    const property: DeclaredResource['property'] = (pointer, part) => resource.choice(properties, pointer, part);
    return policyIn({ ...resource, properties, property, conditional: true }, '/PolicyDocument', about) ?? [];
  });
}

function managedPolicyArns(resource: DeclaredResource): TemplateDraft['principals'][number]['managedPolicyArns'] {
  const slots = textSlots(resource.properties['ManagedPolicyArns']);
  return slots.map((arn, index) => ({ arn, at: resource.property(`/ManagedPolicyArns/${index}`) }));
}

function readAttached(resource: CloudFormationResource, draft: TemplateDraft): void {
  const { properties, type } = resource;
  const to = [
    ...textSlots(properties['Roles'] ?? properties['RoleName']).map((name) => ({ kind: 'role' as const, name })),
    ...textSlots(properties['Users'] ?? properties['UserName']).map((name) => ({ kind: 'user' as const, name })),
    ...textSlots(properties['Groups'] ?? properties['GroupName']).map((name) => ({ kind: 'group' as const, name })),
  ];
  const [owner] = to;
  const boundary = isBoundary(resource);
  const found = policyIn(resource, '/PolicyDocument', {
    type: boundary ? 'boundary' : 'identity',
    form: type === 'AWS::IAM::ManagedPolicy' ? 'managed' : 'inline',
    ...(owner === undefined ? {} : { attachedTo: owner }),
  });
  if (found === undefined) return;
  if (to.length === 0) draft.policies.push(found);
  else draft.attached.push({ scope: resource.scope, policy: found, to });
}

/** A managed policy that a principal of the template names as its permissions boundary. */
function isBoundary({ all, id }: CloudFormationResource): boolean {
  return boundariesOf(all).has(id);
}

/** Ids of the resources of a template that are named as permissions boundary. */
const boundariesOf = oncePer((all: ReadonlyMap<string, DeclaredResource>): ReadonlySet<string> => {
  const ids = new Set<string>();
  for (const { properties } of all.values()) {
    const boundary = properties['PermissionsBoundary'];
    if (!isOpen(boundary)) continue;
    for (const { kind, name } of boundary.refs) if (kind === 'resource') ids.add(name);
  }
  return ids;
});

function readVpcEndpoint(resource: CloudFormationResource, draft: TemplateDraft): void {
  const policy = policyIn(resource, '/PolicyDocument', {
    type: 'vpc-endpoint',
    attachedTo: { kind: 'vpc-endpoint', id: resource.id, name: undefined },
  });
  const service = textSlot(resource.properties['ServiceName']);
  draft.vpcEndpoints.push({
    ...draftBase(resource, { service: '/ServiceName' }),
    service,
    ...(policy === undefined ? {} : { policy }),
  });
}

function readControlPolicy(resource: CloudFormationResource, draft: TemplateDraft): void {
  const kind = resource.properties['Type'];
  const document = resource.properties['Content'];
  const type: PolicyType =
    kind === 'SERVICE_CONTROL_POLICY' ? 'scp' : kind === 'RESOURCE_CONTROL_POLICY' ? 'rcp' : 'unknown';
  if (type === 'unknown' && guessPolicyType(document ?? null, '').type === 'unknown') return;
  const found = policyIn(resource, '/Content', { type });
  if (found !== undefined) draft.policies.push(found);
  for (const target of textSlots(resource.properties['TargetIds'])) {
    if (typeof target === 'string' && type === 'scp')
      draft.attachments.push({ kind: 'scp', target, policy: textSlot(resource.properties['Name']), at: resource.at });
  }
}
