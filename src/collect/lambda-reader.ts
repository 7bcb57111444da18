import type {
  FunctionConfiguration,
  FunctionUrlConfig,
  GetFunctionUrlConfigResponse,
  LambdaClient,
} from '@aws-sdk/client-lambda';
import type { FunctionUrlEvidence } from '../snapshot/snapshot.ts';
import { allOf, ask } from './ask.ts';
import type { AwsSession } from './aws-session.ts';
import { policyText } from './policy-text.ts';
import type { FunctionRecord, LambdaReader } from './readers.ts';
import type { CollectorDeclaration } from './tool-calls.ts';

const FUNCTIONS = ['arn:{partition}:lambda:{region}:{account}:function:*'];

export const lambdaCalls = {
  collector: 'function',
  reads: 'resource policy, URLs, aliases and tags of the function, and which function a URL belongs to',
  calls: {
    // GetResourcePolicy needs both: https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
    'lambda:GetResourcePolicy': {
      action: 'lambda:GetResourcePolicy',
      resources: FUNCTIONS,
      also: ['lambda:GetPolicy'],
    },
    'lambda:GetPolicy': { action: 'lambda:GetPolicy', resources: FUNCTIONS },
    'lambda:GetFunctionConfiguration': { action: 'lambda:GetFunctionConfiguration', resources: FUNCTIONS },
    'lambda:GetFunctionUrlConfig': { action: 'lambda:GetFunctionUrlConfig', resources: FUNCTIONS },
    'lambda:ListFunctionUrlConfigs': { action: 'lambda:ListFunctionUrlConfigs', resources: FUNCTIONS },
    'lambda:ListAliases': { action: 'lambda:ListAliases', resources: FUNCTIONS },
    'lambda:ListTags': { action: 'lambda:ListTags', resources: FUNCTIONS },
    'lambda:ListFunctions': { action: 'lambda:ListFunctions', resources: ['*'] },
  },
} as const satisfies CollectorDeclaration;

type Sdk = typeof import('@aws-sdk/client-lambda');
type Lambda = { readonly sdk: Sdk; readonly client: LambdaClient };
type Call = keyof typeof lambdaCalls.calls;

/** Asks Lambda in the region of the function; the client is loaded with the first question. */
export function lambdaReader(session: AwsSession, region: string): LambdaReader {
  let opened: Promise<Lambda> | undefined;
  const open = async (): Promise<Lambda> => {
    const sdk = await import('@aws-sdk/client-lambda');
    return { sdk, client: new sdk.LambdaClient(session.clientConfig(region)) };
  };
  const lambda = (): Promise<Lambda> => {
    opened ??= open();
    return opened;
  };
  const askLambda = <T>(call: Call, run: (lambda: Lambda) => Promise<T | undefined>) =>
    ask(call, async () => run(await lambda()));
  return { ...policyCalls(askLambda), ...configurationCalls(askLambda), ...urlCalls(askLambda) };
}

type Ask = <T>(call: Call, run: (lambda: Lambda) => Promise<T | undefined>) => ReturnType<typeof ask<T>>;

function policyCalls(askLambda: Ask): Pick<LambdaReader, 'resourcePolicy' | 'policy'> {
  return {
    resourcePolicy: (ResourceArn) =>
      askLambda('lambda:GetResourcePolicy', async ({ sdk, client }) => {
        const { Policy } = await client.send(new sdk.GetResourcePolicyCommand({ ResourceArn }));
        return Policy === undefined ? undefined : policyText(Policy);
      }),
    policy: (FunctionName, Qualifier) =>
      askLambda('lambda:GetPolicy', async ({ sdk, client }) => {
        const { Policy } = await client.send(new sdk.GetPolicyCommand({ FunctionName, Qualifier }));
        return Policy === undefined ? undefined : policyText(Policy);
      }),
  };
}

function configurationCalls(askLambda: Ask): Pick<LambdaReader, 'configuration' | 'functions' | 'aliases' | 'tags'> {
  return {
    configuration: (FunctionName) =>
      askLambda('lambda:GetFunctionConfiguration', async ({ sdk, client }) =>
        functionRecord(await client.send(new sdk.GetFunctionConfigurationCommand({ FunctionName }))),
      ),
    functions: () =>
      askLambda('lambda:ListFunctions', async ({ sdk, client }) => {
        const all = await allOf(sdk.paginateListFunctions({ client }, { MaxItems: 50 }), (page) => page.Functions);
        return all.flatMap((found) => functionRecord(found) ?? []);
      }),
    aliases: (FunctionName) =>
      askLambda('lambda:ListAliases', async ({ sdk, client }) => {
        const all = await allOf(sdk.paginateListAliases({ client }, { FunctionName }), (page) => page.Aliases);
        return all.map((alias) => ({ name: alias.Name ?? '', version: alias.FunctionVersion ?? '' }));
      }),
    tags: (Resource) =>
      askLambda('lambda:ListTags', async ({ sdk, client }) => {
        const { Tags } = await client.send(new sdk.ListTagsCommand({ Resource }));
        return Tags ?? {};
      }),
  };
}

function urlCalls(askLambda: Ask): Pick<LambdaReader, 'urls' | 'url'> {
  return {
    urls: (FunctionName) =>
      askLambda('lambda:ListFunctionUrlConfigs', async ({ sdk, client }) => {
        const pages = sdk.paginateListFunctionUrlConfigs({ client }, { FunctionName });
        const all = await allOf(pages, (page) => page.FunctionUrlConfigs);
        return all.flatMap((config) => urlEvidence(config) ?? []);
      }),
    url: (FunctionName, Qualifier) =>
      askLambda('lambda:GetFunctionUrlConfig', async ({ sdk, client }) =>
        urlEvidence(await client.send(new sdk.GetFunctionUrlConfigCommand({ FunctionName, Qualifier }))),
      ),
  };
}

/** Name, ARN and role; nothing of code and environment is kept. */
function functionRecord(found: FunctionConfiguration): FunctionRecord | undefined {
  const { FunctionName, FunctionArn, Role } = found;
  if (FunctionName === undefined || FunctionArn === undefined) return undefined;
  return { name: FunctionName, arn: FunctionArn, ...(Role === undefined ? {} : { executionRole: Role }) };
}

function urlEvidence(config: FunctionUrlConfig | GetFunctionUrlConfigResponse): FunctionUrlEvidence | undefined {
  const { FunctionUrl, FunctionArn, AuthType, CreationTime } = config;
  if (FunctionUrl === undefined) return undefined;
  const qualifier = FunctionArn?.split(':')[7];
  return {
    url: FunctionUrl,
    authType: AuthType === 'NONE' ? 'NONE' : 'AWS_IAM',
    ...(qualifier === undefined ? {} : { qualifier }),
    ...(CreationTime === undefined ? {} : { createdAt: CreationTime }),
  };
}
