import type { FoundPolicy } from '../rule/make-policy-subject.ts';
import { isList, isObject, isOpen, openValue, type SourceObject, type SourceValue } from '../source/open.ts';
import type { SourceFile } from '../source/source-file.ts';
import { readCloudFormation } from './cloudformation.ts';
import type { DeploymentFacts } from './cloudformation-names.ts';
import { flagSlot, textSlot, valueIn } from './declared-resource.ts';
import { apiSlot, notRead, serverlessBase } from './serverless-base.ts';
import { readServerlessFunctions } from './serverless-functions.ts';
import { serverlessStatements } from './serverless-statements.ts';
import { withVariables } from './serverless-variables.ts';
import type { TemplateDraft } from './template-draft.ts';

/** Whether a value is a serverless.yml. https://www.serverless.com/framework/docs/providers/aws/guide/serverless.yml */
export function isServerless(value: SourceValue): value is SourceObject {
  return (
    isObject(value) &&
    'service' in value &&
    (isObject(value['provider']) || typeof value['provider'] === 'string') &&
    ['functions', 'resources', 'plugins', 'frameworkVersion', 'custom'].some((key) => key in value)
  );
}

/** `provider: aws` is short for `provider: {name: aws}`; a variable may be any of the clouds. */
function isForeign({ provider }: SourceObject): boolean {
  const name = isObject(provider) ? provider['name'] : provider;
  return typeof name === 'string' && name !== 'aws' && !name.includes('${');
}

/** Reads functions, their URLs and events, the role's statements, the API's policy, and the template under `resources`. */
export function readServerless(file: SourceFile, draft: TemplateDraft, facts: DeploymentFacts): void {
  if (!isServerless(file.value) || isForeign(file.value)) return;
  const root = file.value;
  readResources(file, root, { draft, facts });
  const identity = { kind: 'role', name: undefined } as const;
  for (const pointer of ['/provider/iam/role/statements', '/provider/iamRoleStatements'])
    draft.policies.push(
      ...serverlessStatements(
        { file, root, pointer, facts },
        { type: 'identity', form: 'inline', attachedTo: identity },
      ),
    );
  const [policy] = ['/provider/apiGateway/resourcePolicy', '/provider/resourcePolicy'].flatMap((pointer) =>
    serverlessStatements(
      { file, root, pointer, facts },
      {
        type: 'rest-api',
        resourceService: 'execute-api',
        attachedTo: { kind: 'rest-api', id: 'ApiGatewayRestApi', name: undefined },
      },
    ),
  );
  readServerlessFunctions({ file, root, facts }, draft);
  addRestApi({ file, root, policy }, draft);
  addHttpApi({ file, root }, draft);
  addWebsocketApi({ file, root }, draft);
}

/** `resources` is a template, or a list of templates and variables. */
function readResources(
  file: SourceFile,
  root: SourceObject,
  to: { readonly draft: TemplateDraft; readonly facts: DeploymentFacts },
): void {
  const { resources } = root;
  const list = isList(resources) ? resources : [resources];
  for (const [index, item] of list.entries()) {
    const inside = isList(resources) ? ['resources', String(index)] : ['resources'];
    if (isObject(item)) readCloudFormation(file, to.draft, { ...to.facts, inside });
    else if (item !== undefined)
      notRead(file, { pointer: `/${inside.join('/')}`, why: 'resources of other files' }, to.draft);
  }
}

function addRestApi(
  found: { file: SourceFile; root: SourceObject; policy: FoundPolicy | undefined },
  draft: TemplateDraft,
): void {
  const { file, root, policy } = found;
  if (policy === undefined && !hasRoute(draft, file, 'ApiGatewayRestApi')) return;
  const endpoint = textSlot(valueIn(root, 'provider', 'endpointType'));
  // The routes are added to an API of another stack, whose policy and endpoint nobody sees.
  const foreign = valueIn(root, 'provider', 'apiGateway', 'restApiId') !== undefined;
  draft.apis.push({
    ...serverlessBase(file, '/provider', 'ApiGatewayRestApi'),
    ...{ kind: 'REST', name: undefined, apiId: undefined, routesComplete: true, defaultAuthorizer: undefined },
    endpointTypes: foreign
      ? [openValue('restApiId')]
      : endpoint === undefined
        ? []
        : [typeof endpoint === 'string' ? endpoint.toUpperCase() : endpoint],
    ...(policy === undefined ? {} : { policy }),
    policyState: policy !== undefined ? 'present' : foreign ? 'open' : 'absent',
    disableDefaultEndpoint: flagSlot(valueIn(root, 'provider', 'apiGateway', 'disableDefaultEndpoint')),
  });
  addStage({ file, root }, 'ApiGatewayRestApi', draft);
}

function addHttpApi({ file, root }: { file: SourceFile; root: SourceObject }, draft: TemplateDraft): void {
  if (!hasRoute(draft, file, 'HttpApi') || valueIn(root, 'provider', 'httpApi', 'id') !== undefined) return;
  draft.apis.push({
    ...serverlessBase(file, '/provider', 'HttpApi'),
    ...{ kind: 'HTTP', name: undefined, apiId: undefined, endpointTypes: [], policyState: 'absent' },
    ...{ routesComplete: true, defaultAuthorizer: undefined },
    disableDefaultEndpoint: flagSlot(valueIn(root, 'provider', 'httpApi', 'disableDefaultEndpoint')),
  });
  draft.stages.push({
    scope: file.path,
    api: apiSlot('HttpApi'),
    name: '$default',
    at: { file, pointer: '/provider' },
  });
}

function addWebsocketApi({ file, root }: { file: SourceFile; root: SourceObject }, draft: TemplateDraft): void {
  if (
    !hasRoute(draft, file, 'WebsocketsApi') ||
    valueIn(root, 'provider', 'apiGateway', 'websocketApiId') !== undefined
  )
    return;
  draft.apis.push({
    ...serverlessBase(file, '/provider', 'WebsocketsApi'),
    ...{ kind: 'WEBSOCKET', name: undefined, apiId: undefined, endpointTypes: [], policyState: 'absent' },
    ...{ routesComplete: true, defaultAuthorizer: undefined, disableDefaultEndpoint: undefined },
  });
  addStage({ file, root }, 'WebsocketsApi', draft);
}

function addStage({ file, root }: { file: SourceFile; root: SourceObject }, id: string, draft: TemplateDraft): void {
  const name = textSlot(withVariables(valueIn(root, 'provider', 'stage') ?? 'dev'));
  draft.stages.push({ scope: file.path, api: apiSlot(id), name, at: { file, pointer: '/provider' } });
}

function hasRoute(draft: TemplateDraft, file: SourceFile, id: string): boolean {
  return draft.routes.some((route) => route.scope === file.path && isOpen(route.api) && route.api.refs[0]?.name === id);
}
