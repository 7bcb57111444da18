import type { Answer, Asked } from './answer.ts';
import { json, jsonError, pageOf } from './answer.ts';
import type { AnsweredAccount, AnsweredFunction } from './answered-account.ts';

/** Answers of Lambda: policies per qualifier, URLs, aliases, lists in pages. */
export function answerLambda({ operation, input }: Asked, known: AnsweredAccount, size: number): Answer | undefined {
  if (operation === 'lambda:ListFunctions') {
    const all = Object.entries(known.functions ?? {}).map(([name, found]) => configuration(known, name, found));
    const { items, next } = pageOf(all, input['Marker'], size);
    return json({ Functions: items, ...(next === undefined ? {} : { NextMarker: next }) });
  }
  const [name = '', named] = functionOf(input['name'] ?? '');
  const found = known.functions?.[name];
  if (found === undefined) return jsonError('ResourceNotFoundException', 404, `Function not found: ${name}`);
  const qualifier = named ?? input['Qualifier'];
  const policy = qualifier === undefined ? found.policy : found.qualified?.[qualifier];
  switch (operation) {
    case 'lambda:GetFunctionConfiguration':
      return json(configuration(known, name, found));
    case 'lambda:GetResourcePolicy':
    case 'lambda:GetPolicy':
      if (policy === undefined)
        return jsonError('ResourceNotFoundException', 404, 'The resource you requested does not exist.');
      return json({ Policy: JSON.stringify(policy), RevisionId: 'r' });
    case 'lambda:ListFunctionUrlConfigs': {
      const { items, next } = pageOf(urls(known, name, found), input['Marker'], size);
      return json({ FunctionUrlConfigs: items, ...(next === undefined ? {} : { NextMarker: next }) });
    }
    case 'lambda:ListAliases': {
      const aliases = (found.aliases ?? []).map((alias) => ({
        AliasArn: `${arnOf(known, name, found)}:${alias}`,
        Name: alias,
        FunctionVersion: '1',
      }));
      const { items, next } = pageOf(aliases, input['Marker'], size);
      return json({ Aliases: items, ...(next === undefined ? {} : { NextMarker: next }) });
    }
    case 'lambda:ListTags':
      return json({ Tags: found.tags ?? {} });
    default:
      return undefined;
  }
}

function configuration(known: AnsweredAccount, name: string, found: AnsweredFunction) {
  // What the tool must not keep: the environment of a function may hold secrets.
  const Environment = { Variables: { PASSWORD: 'not-for-snapshots' } };
  return {
    FunctionName: name,
    FunctionArn: arnOf(known, name, found),
    Role: `arn:aws:iam::${known.account}:role/exec`,
    Environment,
  };
}

function urls(known: AnsweredAccount, name: string, found: AnsweredFunction) {
  return (found.urls ?? []).map(({ id, authType, qualifier }) => ({
    FunctionUrl: `https://${id}.lambda-url.${found.region}.on.aws/`,
    FunctionArn: qualifier === undefined ? arnOf(known, name, found) : `${arnOf(known, name, found)}:${qualifier}`,
    AuthType: authType,
    CreationTime: '2026-11-01T00:00:00.000+0000',
    LastModifiedTime: '2026-11-01T00:00:00.000+0000',
    InvokeMode: 'BUFFERED',
  }));
}

function arnOf(known: AnsweredAccount, name: string, found: AnsweredFunction): string {
  return `arn:aws:lambda:${found.region}:${known.account}:function:${name}`;
}

function functionOf(text: string): readonly [string, string | undefined] {
  const parts = text.split(':');
  return text.startsWith('arn:') ? [parts[6] ?? '', parts[7]] : [parts[0] ?? '', undefined];
}

/** Answers of API Gateway: the policy of a REST API with its quotes escaped, as AWS returns it. */
export function answerApi({ operation, input }: Asked, known: AnsweredAccount, size: number): Answer | undefined {
  const id = input['id'] ?? '';
  if (operation === 'apigateway:GetApiMappings') {
    const mappings = known.domains?.[id];
    if (mappings === undefined) return jsonError('NotFoundException', 404, 'Invalid domain name');
    const { items, next } = pageOf(mappings, input['nextToken'], size);
    return json({ items, ...(next === undefined ? {} : { nextToken: next }) });
  }
  return restApi(operation, id, { known, size, input }) ?? httpApi(operation, id, { known, size, input });
}

interface Gateway {
  readonly known: AnsweredAccount;
  readonly size: number;
  readonly input: Asked['input'];
}

function restApi(operation: string, id: string, { known, size, input }: Gateway): Answer | undefined {
  const found = known.restApis?.[id];
  if (!/:(GetRestApi|GetResources|GetStages|GetDeployment|GetBasePathMappings)$/.test(operation)) return undefined;
  if (found === undefined) return jsonError('NotFoundException', 404, 'Invalid API identifier specified');
  if (operation === 'apigateway:GetStages')
    return json({ item: found.stages.map((stageName) => ({ stageName, deploymentId: 'd1' })) });
  if (operation === 'apigateway:GetDeployment') return json({ id: 'd1', createdDate: 1_795_227_102 });
  if (operation === 'apigateway:GetRestApi') {
    const policy =
      found.policy === undefined ? {} : { policy: JSON.stringify(JSON.stringify(found.policy)).slice(1, -1) };
    return json({ id, name: 'shop', endpointConfiguration: { types: found.types }, ...policy });
  }
  const paths = new Map<string, Record<string, object>>();
  for (const [key, authorizationType] of Object.entries(found.methods)) {
    const [verb = '', path = ''] = key.split(' ');
    const methodIntegration =
      found.integration === undefined ? {} : { methodIntegration: { type: 'AWS_PROXY', uri: found.integration } };
    paths.set(path, {
      ...paths.get(path),
      [verb]: { httpMethod: verb, authorizationType, apiKeyRequired: false, ...methodIntegration },
    });
  }
  const all = [...paths].map(([path, resourceMethods], index) => ({ id: `r${index}`, path, resourceMethods }));
  const { items, next } = pageOf(all, input['position'], size);
  return json({ item: items, ...(next === undefined ? {} : { position: next }) });
}

function httpApi(operation: string, id: string, { known, size, input }: Gateway): Answer | undefined {
  const found = known.httpApis?.[id];
  if (found === undefined) return jsonError('NotFoundException', 404, 'Invalid API identifier specified');
  const list = (all: readonly object[]): Answer => {
    const { items, next } = pageOf(all, input['nextToken'], size);
    return json({ items, ...(next === undefined ? {} : { nextToken: next }) });
  };
  switch (operation) {
    case 'apigateway:GetApi':
      return json({ apiId: id, name: 'shop', protocolType: found.protocol });
    case 'apigateway:GetRoutes':
      return list(
        Object.entries(found.routes).map(([routeKey, authorizationType]) => ({
          routeKey,
          authorizationType,
          apiKeyRequired: false,
          target: 'integrations/i1',
        })),
      );
    case 'apigateway:GetIntegrations':
      return list([{ integrationId: 'i1', integrationType: 'HTTP_PROXY', integrationUri: 'https://example.com' }]);
    case 'apigateway:GetApiStages':
      return list(found.stages.map((stageName) => ({ stageName, deploymentId: 'd1' })));
    default:
      return undefined;
  }
}

/** Answers of AWS Organizations. */
export function answerOrganizations(
  { operation, input }: Asked,
  known: AnsweredAccount,
  size: number,
): Answer | undefined {
  const { organization } = known;
  if (organization === undefined) return jsonError('AWSOrganizationsNotInUseException', 400);
  switch (operation) {
    case 'organizations:DescribeOrganization':
      return json({ Organization: { Id: organization.id, MasterAccountId: organization.managementAccount } });
    case 'organizations:ListParents': {
      const parent = organization.parents[input['ChildId'] ?? ''];
      return parent === undefined ? jsonError('ChildNotFoundException', 400) : json({ Parents: [parent] });
    }
    case 'organizations:ListPoliciesForTarget': {
      const all = (organization.attached[input['TargetId'] ?? ''] ?? []).map((Id) => ({
        Id,
        Name: Id,
        Arn: `arn:aws:organizations::${organization.managementAccount}:policy/${organization.id}/service_control_policy/${Id}`,
      }));
      const { items, next } = pageOf(all, input['NextToken'], size);
      return json({ Policies: items, ...(next === undefined ? {} : { NextToken: next }) });
    }
    case 'organizations:DescribePolicy':
      return json({ Policy: { Content: JSON.stringify(organization.policies[input['PolicyId'] ?? ''] ?? {}) } });
    default:
      return undefined;
  }
}
