import type { UrlEntity } from '../rule/template-subject.ts';
import { isObject, type Slot, type SourceValue } from '../source/open.ts';
import type { CloudFormationResource } from './cloudformation.ts';
import { draftBase, flagSlot, policyIn, textSlot, textSlots, valueIn } from './declared-resource.ts';
import { hole, textValue } from './known-text.ts';
import { declaredArn } from './resource-names.ts';
import { resourcesOfType } from './resources-of-type.ts';
import type { TemplateDraft } from './template-draft.ts';

/** Reads AWS::Lambda::* and CloudFront distributions in front of function URLs. */
export function readLambdaResource(resource: CloudFormationResource, draft: TemplateDraft): void {
  switch (resource.type) {
    case 'AWS::Lambda::Function':
      readFunction(resource, draft);
      return;
    case 'AWS::Lambda::Url':
      readUrl(resource, draft);
      return;
    case 'AWS::Lambda::Permission':
      readPermission(resource, draft);
      return;
    case 'AWS::CloudFront::Distribution':
      readDistribution(resource, draft);
      return;
    default:
  }
}

function readFunction(resource: CloudFormationResource, draft: TemplateDraft): void {
  const { properties } = resource;
  const arn = declaredArn('AWS::Lambda::Function', hole({ kind: 'resource', name: resource.id }));
  const aliases = resourcesOfType(resource.all, 'AWS::Lambda::Alias')
    .filter((other) => refersTo(other.properties['FunctionName'], resource))
    .map((alias) => textSlot(alias.properties['Name']));
  const policy = policyIn(resource, '/ResourcePolicy', { type: 'lambda', resourceService: 'lambda' });
  const { id, dialect, scope, at, of, conditional } = draftBase(resource, FUNCTION_PLACES);
  draft.functions.push({
    id,
    dialect,
    scope,
    at,
    of,
    conditional,
    name: textSlot(properties['FunctionName']),
    arn: arn === undefined ? undefined : textSlot(textValue(arn, 'function ARN')),
    role: textSlot(properties['Role']),
    aliases,
    policy,
  });
}

const FUNCTION_PLACES = { name: '/FunctionName', role: '/Role' };

function refersTo(value: SourceValue | undefined, { id, properties }: CloudFormationResource): boolean {
  const slot = textSlot(value);
  if (typeof slot === 'string') return slot === properties['FunctionName'];
  return slot?.refs.some((reference) => reference.kind === 'resource' && reference.name === id) === true;
}

function readUrl(resource: CloudFormationResource, draft: TemplateDraft): void {
  const { properties } = resource;
  const { id, dialect, scope, at, of, conditional } = draftBase(resource, URL_PLACES);
  draft.urls.push({
    id,
    dialect,
    scope,
    at,
    of,
    conditional,
    target: textSlot(properties['TargetFunctionArn']),
    qualifier: textSlot(properties['Qualifier']),
    authType: textSlot(properties['AuthType']),
    cors: corsOf(properties['Cors']),
    addsPublicPermissions: false,
  });
}

const URL_PLACES = { function: '/TargetFunctionArn', qualifier: '/Qualifier', authType: '/AuthType', cors: '/Cors' };

/** The CORS rules of a function URL as far as rules ask. */
export function corsOf(value: SourceValue | undefined): UrlEntity['cors'] | undefined {
  if (!isObject(value)) return undefined;
  const allowOrigins: readonly Slot<string>[] = textSlots(value['AllowOrigins']);
  return { allowCredentials: flagSlot(value['AllowCredentials']), allowOrigins };
}

const PERMISSION_PLACES = {
  function: '/FunctionName',
  qualifier: '/FunctionName',
  action: '/Action',
  principal: '/Principal',
  sourceArn: '/SourceArn',
  sourceAccount: '/SourceAccount',
  principalOrgId: '/PrincipalOrgID',
  functionUrlAuthType: '/FunctionUrlAuthType',
  invokedViaFunctionUrl: '/InvokedViaFunctionUrl',
  eventSourceToken: '/EventSourceToken',
};

function readPermission(resource: CloudFormationResource, draft: TemplateDraft): void {
  const { properties } = resource;
  const { id, dialect, scope, at, of, conditional } = draftBase(resource, PERMISSION_PLACES);
  // Written out: what a spread begins has a shape of its own for V8, and each look at it is a slow one.
  draft.permissions.push({
    id,
    dialect,
    scope,
    at,
    of,
    conditional,
    target: textSlot(properties['FunctionName']),
    qualifier: undefined,
    action: textSlot(properties['Action']),
    principal: textSlot(properties['Principal']),
    sourceArn: textSlot(properties['SourceArn']),
    sourceAccount: textSlot(properties['SourceAccount']),
    principalOrgId: textSlot(properties['PrincipalOrgID']),
    functionUrlAuthType: textSlot(properties['FunctionUrlAuthType']),
    invokedViaFunctionUrl: flagSlot(properties['InvokedViaFunctionUrl']),
    eventSourceToken: textSlot(properties['EventSourceToken']),
    statementId: undefined,
    implicit: false,
  });
}

function readDistribution(resource: CloudFormationResource, draft: TemplateDraft): void {
  const origins = valueIn(resource.properties, 'DistributionConfig', 'Origins');
  const list = Array.isArray(origins) ? origins : [];
  draft.distributions.push({
    ...draftBase(resource),
    origins: list.filter(isObject).map((origin, index) => ({
      domain: textSlot(origin['DomainName']),
      originAccessControl: textSlot(origin['OriginAccessControlId']),
      at: resource.property(`/DistributionConfig/Origins/${index}`),
    })),
  });
}
