import { emptyObject } from '../source/json-value.ts';
import { isObject, isOpen, type SourceObject, type SourceValue } from '../source/open.ts';
import type { CloudFormationResource } from './cloudformation.ts';
import { restPolicy } from './cloudformation-api.ts';
import { corsOf } from './cloudformation-lambda.ts';
import { draftBase, flagSlot, policyIn, textSlot, textSlots, valueIn } from './declared-resource.ts';
import { hole, textValue } from './known-text.ts';
import { isOpenApi, readOpenApi } from './openapi.ts';
import { declaredArn } from './resource-names.ts';
import { readSamAuthorizers } from './sam-authorizers.ts';
import { readSamConnectors } from './sam-connectors.ts';
import { readSamEvents } from './sam-events.ts';
import { withGlobals } from './sam-globals.ts';
import { readSamPolicies } from './sam-policies.ts';
import type { TemplateDraft } from './template-draft.ts';

/** Reads AWS::Serverless::* with the section Globals mixed in. https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/ */
export function readSamResource(resource: CloudFormationResource, draft: TemplateDraft, template: SourceObject): void {
  if (resource.type === 'AWS::Serverless::Function')
    readFunction(withGlobals(resource, template, 'Function'), draft, template);
  else if (resource.type === 'AWS::Serverless::Api') readApi(withGlobals(resource, template, 'Api'), draft, 'REST');
  else if (resource.type === 'AWS::Serverless::HttpApi')
    readApi(withGlobals(resource, template, 'HttpApi'), draft, 'HTTP');
  else if (resource.type === 'AWS::Serverless::StateMachine') {
    readSamPolicies(resource, draft);
    readSamEvents(resource, draft, template);
  }
  readSamConnectors(resource, draft);
}

function readFunction(resource: CloudFormationResource, draft: TemplateDraft, template: SourceObject): void {
  const { properties, id } = resource;
  const arn = declaredArn('AWS::Serverless::Function', hole({ kind: 'resource', name: id }));
  const alias = textSlot(properties['AutoPublishAlias']);
  const base = draftBase(resource, { name: '/FunctionName', role: '/Role' });
  draft.functions.push({
    ...base,
    name: textSlot(properties['FunctionName']),
    arn: arn === undefined ? undefined : textSlot(textValue(arn, 'function ARN')),
    role: textSlot(properties['Role']),
    aliases: alias === undefined ? [] : [alias],
  });
  const url = properties['FunctionUrlConfig'];
  if (isObject(url)) readUrl(resource, url, draft);
  readSamPolicies(resource, draft);
  readSamEvents(resource, draft, template);
}

function readUrl(resource: CloudFormationResource, url: SourceObject, draft: TemplateDraft): void {
  const cors = corsOf(url['Cors']);
  const base = draftBase(resource, {
    authType: '/FunctionUrlConfig/AuthType',
    cors: '/FunctionUrlConfig/Cors',
    qualifier: '/AutoPublishAlias',
  });
  draft.urls.push({
    ...base,
    id: `${resource.id}Url`,
    at: resource.property('/FunctionUrlConfig', 'key'),
    target: textSlot(textValue(hole({ kind: 'resource', name: resource.id }), 'function')),
    qualifier: textSlot(resource.properties['AutoPublishAlias']),
    authType: textSlot(url['AuthType']),
    ...(cors === undefined ? {} : { cors }),
    addsPublicPermissions: true,
  });
}

function readApi(resource: CloudFormationResource, draft: TemplateDraft, kind: 'REST' | 'HTTP'): void {
  const { properties } = resource;
  const base = draftBase(resource, {
    endpointTypes: '/EndpointConfiguration',
    policy: '/Auth',
    name: '/Name',
    defaultAuthorizer: '/Auth/DefaultAuthorizer',
  });
  const body = properties['DefinitionBody'];
  const external = 'DefinitionUri' in properties || isOpen(body ?? null);
  const defaultAuthorizer = textSlot(valueIn(properties, 'Auth', 'DefaultAuthorizer'));
  const place = (pointer: string, part?: 'key') => resource.property(`/DefinitionBody${pointer}`, part);
  const complete = isOpenApi(body)
    ? readOpenApi({ api: base, body, place, defaultAuth: defaultAuthorizer }, draft)
    : !external;
  draft.apis.push({
    ...base,
    kind,
    name: textSlot(properties['Name']),
    apiId: undefined,
    endpointTypes: endpointTypes(properties['EndpointConfiguration']),
    ...(kind === 'REST' ? samPolicy(resource, external) : { policyState: 'absent' as const }),
    routesComplete: complete,
    disableDefaultEndpoint: flagSlot(properties['DisableExecuteApiEndpoint']),
    defaultAuthorizer,
  });
  const api = textSlot(textValue(hole({ kind: 'resource', name: resource.id }), 'api'));
  readSamAuthorizers(resource, api, draft);
  draft.stages.push({
    scope: resource.scope,
    api,
    name: textSlot(properties['StageName']) ?? (kind === 'HTTP' ? '$default' : undefined),
    at: resource.property('/StageName'),
  });
}

function endpointTypes(value: SourceValue | undefined): ReturnType<typeof textSlots> {
  if (!isObject(value)) return textSlots(value);
  return textSlots(value['Type'] ?? value['Types']);
}

/** Auth.ResourcePolicy either holds whole statements or makes them from lists that SAM expands itself. */
function samPolicy(resource: CloudFormationResource, external: boolean): ReturnType<typeof restPolicy> {
  const written = valueIn(resource.properties, 'Auth', 'ResourcePolicy');
  if (!isObject(written)) return restPolicy(resource, external);
  const custom = written['CustomStatements'];
  // SAM makes statements from the lists; what they say is not read.
  if (custom === undefined || Object.keys(written).length > 1) return { policyState: 'present' };
  const document: Record<string, SourceValue> = emptyObject();
  document['Version'] = '2012-10-17';
  document['Statement'] = custom;
  const base = '/Auth/ResourcePolicy/CustomStatements';
  const policy = policyIn({ ...resource, properties: { policy: document } }, '/policy', {
    type: 'rest-api',
    resourceService: 'execute-api',
    attachedTo: { kind: 'rest-api', id: resource.id, name: textSlot(resource.properties['Name']) },
  });
  if (policy === undefined) return { policyState: 'open' };
  const at = (pointer: string, part?: 'key') =>
    resource.property(pointer.replace(/^\/Statement/, base).replace(/^\/Version.*$/, base), part);
  return { policy: { ...policy, at }, policyState: 'present' };
}
