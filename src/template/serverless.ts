import type { FoundPolicy } from '../rule/make-policy-subject.ts';
import { emptyObject, pointerTo } from '../source/json-value.ts';
import { HOLE, isList, isObject, openValue, type Slot, type SourceObject, type SourceValue } from '../source/open.ts';
import type { Place, SourceFile } from '../source/source-file.ts';
import { readCloudFormation } from './cloudformation.ts';
import { cloudFormationNames, type DeploymentFacts } from './cloudformation-names.ts';
import { flagSlot, textSlot, textSlots, valueIn } from './declared-resource.ts';
import { hole, textValue } from './known-text.ts';
import { intrinsicResolver } from './resolve-intrinsics.ts';
import { readServerlessEvents } from './serverless-events.ts';
import type { DraftBase, TemplateDraft } from './template-draft.ts';

/** Whether a value is a serverless.yml. https://www.serverless.com/framework/docs/providers/aws/guide/serverless.yml */
export function isServerless(value: SourceValue): value is SourceObject {
  return (
    isObject(value) &&
    'service' in value &&
    isObject(value['provider']) &&
    ('functions' in value || 'resources' in value)
  );
}

/** Reads functions, their URLs and events, the role's statements, the API's policy, and the template under `resources`. */
export function readServerless(file: SourceFile, draft: TemplateDraft, facts: DeploymentFacts): void {
  if (!isServerless(file.value)) return;
  const root = file.value;
  readCloudFormation(file, draft, { ...facts, inside: 'resources' });
  addStatements({ file, root, pointer: '/provider/iam/role/statements', facts, type: 'identity' }, draft);
  addStatements({ file, root, pointer: '/provider/iamRoleStatements', facts, type: 'identity' }, draft);
  const policy = statementsAt({ file, root, pointer: '/provider/apiGateway/resourcePolicy', facts, type: 'rest-api' });
  readFunctions(file, root, draft);
  addApi({ file, root, policy }, draft);
}

interface StatementsAt {
  readonly file: SourceFile;
  readonly root: SourceObject;
  readonly pointer: string;
  readonly facts: DeploymentFacts;
  readonly type: 'identity' | 'rest-api';
}

function addStatements(place: StatementsAt, draft: TemplateDraft): void {
  const found = statementsAt(place);
  if (found !== undefined) draft.policies.push(found);
}

function statementsAt({ file, root, pointer, facts, type }: StatementsAt): FoundPolicy | undefined {
  const written = valueIn(root, ...pointer.slice(1).split('/'));
  if (!isList(written)) return undefined;
  const template = valueIn(root, 'resources');
  const resolver = intrinsicResolver(cloudFormationNames(isObject(template) ? template : emptyObject(), facts));
  const settled = resolver.resolve(withVariables(written), pointer) ?? null;
  const document: Record<string, SourceValue> = emptyObject();
  document['Version'] = '2012-10-17';
  document['Statement'] = settled;
  return {
    document,
    type,
    ...(type === 'rest-api' ? { resourceService: 'execute-api' } : { form: 'inline' as const }),
    origin: 'document',
    attachedTo:
      type === 'rest-api'
        ? { kind: 'rest-api', id: 'ApiGatewayRestApi', name: undefined }
        : { kind: 'role', name: undefined },
    at: (inner, part) => {
      const below = inner.startsWith('/Statement') ? inner.slice('/Statement'.length) : '';
      return { file, pointer: resolver.origin(settled, pointer, below), ...(part === undefined ? {} : { part }) };
    },
  };
}

/** `${self:…}`, `${env:…}`, `${sls:stage}` are settled by the framework; `${AWS::…}` belongs to Fn::Sub. */
function withVariables(value: SourceValue): SourceValue {
  if (typeof value === 'string' && /\$\{(?!AWS::|aws:[a-z]+\})[^}]*[:(][^}]*\}/i.test(value)) {
    const refs: { kind: 'other'; name: string }[] = [];
    const text = value.replaceAll(/\$\{[^}]*\}/g, (name) => {
      refs.push({ kind: 'other', name });
      return HOLE;
    });
    return openValue('variable', { text, refs });
  }
  if (isList(value)) return value.map(withVariables);
  if (!isObject(value) || 'Fn::Sub' in value) return value;
  const copy: Record<string, SourceValue> = emptyObject();
  for (const [key, inner] of Object.entries(value)) copy[key] = withVariables(inner);
  return copy;
}

function readFunctions(file: SourceFile, root: SourceObject, draft: TemplateDraft): void {
  const functions = valueIn(root, 'functions');
  if (!isObject(functions)) return;
  for (const [name, value] of Object.entries(functions)) {
    if (!isObject(value)) continue;
    const pointer = pointerTo('/functions', name);
    const base = serverlessBase(file, pointer, name);
    draft.functions.push({
      ...base,
      name: textSlot(withVariables(value['name'] ?? openValue('name'))),
      arn: undefined,
      role: textSlot(withVariables(value['role'] ?? null)),
      aliases: [],
    });
    if (value['url'] !== undefined && value['url'] !== false && value['url'] !== null)
      readUrl({ file, pointer, name, url: value['url'] }, draft);
    readServerlessEvents(
      { base, name, events: value['events'], place: (inner) => ({ file, pointer: pointer + inner }) },
      draft,
    );
  }
}

/** A draft declared at a pointer of the file. */
function serverlessBase(file: SourceFile, pointer: string, id: string): DraftBase {
  const at: Place = { file, pointer, part: 'key' };
  return { id, dialect: 'serverless', scope: file.path, at, of: () => at, conditional: false };
}

function readUrl(
  found: { file: SourceFile; pointer: string; name: string; url: SourceValue },
  draft: TemplateDraft,
): void {
  const { file, pointer, name, url } = found;
  const authorizer = valueIn(url, 'authorizer');
  const cors = valueIn(url, 'cors');
  const place: Place = { file, pointer: `${pointer}/url`, part: 'key' };
  const authType: Slot<string> =
    typeof authorizer === 'string'
      ? authorizer === 'aws_iam'
        ? 'AWS_IAM'
        : authorizer
      : authorizer === undefined
        ? 'NONE'
        : textSlot(authorizer);
  draft.urls.push({
    ...serverlessBase(file, pointer, `${name}Url`),
    at: place,
    of: (property) =>
      property === 'authType' && authorizer !== undefined ? { file, pointer: `${pointer}/url/authorizer` } : place,
    target: textSlot(textValue(hole({ kind: 'resource', name }), 'function')),
    qualifier: undefined,
    authType,
    ...(isObject(cors)
      ? {
          cors: {
            allowCredentials: flagSlot(cors['allowCredentials']),
            allowOrigins: textSlots(cors['allowedOrigins'] ?? '*'),
          },
        }
      : {}),
    addsPublicPermissions: true,
  });
}

function addApi(
  found: { file: SourceFile; root: SourceObject; policy: FoundPolicy | undefined },
  draft: TemplateDraft,
): void {
  const { file, root, policy } = found;
  const http = draft.routes.some((route) => route.scope === file.path && route.id.includes('/http/'));
  if (policy === undefined && !http) return;
  const endpoint = textSlot(valueIn(root, 'provider', 'endpointType'));
  draft.apis.push({
    ...serverlessBase(file, '/provider', 'ApiGatewayRestApi'),
    kind: 'REST',
    name: undefined,
    apiId: undefined,
    endpointTypes: endpoint === undefined ? [] : [typeof endpoint === 'string' ? endpoint.toUpperCase() : endpoint],
    ...(policy === undefined ? {} : { policy }),
    policyState: policy === undefined ? 'absent' : 'present',
    routesComplete: true,
    disableDefaultEndpoint: flagSlot(valueIn(root, 'provider', 'apiGateway', 'disableDefaultEndpoint')),
    defaultAuthorizer: undefined,
  });
  const api = textSlot(textValue(hole({ kind: 'resource', name: 'ApiGatewayRestApi' }), 'api'));
  const stage = textSlot(withVariables(valueIn(root, 'provider', 'stage') ?? 'dev'));
  draft.stages.push({ scope: file.path, api, name: stage, at: { file, pointer: '/provider' } });
}
