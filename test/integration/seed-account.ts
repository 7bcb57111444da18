import {
  APIGatewayClient,
  CreateDeploymentCommand,
  CreateResourceCommand,
  CreateRestApiCommand,
  GetResourcesCommand,
  PutIntegrationCommand,
  PutMethodCommand,
} from '@aws-sdk/client-api-gateway';
import {
  AddUserToGroupCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreateRoleCommand,
  CreateUserCommand,
  IAMClient,
  PutGroupPolicyCommand,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import {
  AddPermissionCommand,
  type AddPermissionCommandInput,
  CreateFunctionCommand,
  CreateFunctionUrlConfigCommand,
  LambdaClient,
} from '@aws-sdk/client-lambda';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';

/** The account that the moto of the tests serves. */
export const ACCOUNT = '111122223333';

export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Makes things in an emulated account, through the real SDK. */
export function seedAccount(endpoint: string, region: string) {
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  const config = { endpoint, region, credentials: { accessKeyId: 'seed', secretAccessKey: 'seed' }, maxAttempts: 1 };
  const iam = new IAMClient(config);
  const lambda = new LambdaClient(config);
  const gateway = new APIGatewayClient(config);
  return {
    /** A user with inline policies and keys of their own. */
    user: async (UserName: string, policies: Readonly<Record<string, object>> = {}): Promise<Keys> => {
      await iam.send(new CreateUserCommand({ UserName }));
      for (const [PolicyName, document] of Object.entries(policies)) {
        await iam.send(new PutUserPolicyCommand({ UserName, PolicyName, PolicyDocument: JSON.stringify(document) }));
      }
      const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
      return { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
    },
    group: async (GroupName: string, UserName: string, document: object): Promise<void> => {
      await iam.send(new CreateGroupCommand({ GroupName }));
      await iam.send(
        new PutGroupPolicyCommand({ GroupName, PolicyName: 'group', PolicyDocument: JSON.stringify(document) }),
      );
      await iam.send(new AddUserToGroupCommand({ GroupName, UserName }));
    },
    role: (name: string, service: string, policies: Readonly<Record<string, object>> = {}) =>
      createRole(iam, { name, service, policies }),
    session: async (role: string, RoleSessionName: string): Promise<Keys> => {
      const sts = new STSClient(config);
      const RoleArn = `arn:aws:iam::${ACCOUNT}:role/svc/${role}`;
      const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName }));
      return {
        accessKeyId: Credentials?.AccessKeyId ?? '',
        secretAccessKey: Credentials?.SecretAccessKey ?? '',
        sessionToken: Credentials?.SessionToken ?? '',
      };
    },
    /** A function with an execution role `exec-NAME` of its own. */
    function: async (name: string): Promise<string> => {
      await createRole(iam, { name: `exec-${name}`, service: 'lambda.amazonaws.com', policies: {} });
      return createFunction(lambda, name);
    },
    permission: (input: AddPermissionCommandInput) => lambda.send(new AddPermissionCommand(input)),
    functionUrl: async (FunctionName: string): Promise<string> => {
      const { FunctionUrl } = await lambda.send(
        new CreateFunctionUrlConfigCommand({ FunctionName, AuthType: 'AWS_IAM' }),
      );
      return FunctionUrl ?? '';
    },
    restApi: (methods: Readonly<Record<string, string>>, functionArn: string) =>
      createRestApi(gateway, { methods, functionArn, region }),
  };
}

interface NewRole {
  readonly name: string;
  /** Who may take it. */
  readonly service: string;
  readonly policies: Readonly<Record<string, object>>;
}

async function createRole(iam: IAMClient, { name, service, policies }: NewRole): Promise<void> {
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
  };
  const AssumeRolePolicyDocument = JSON.stringify(trust);
  await iam.send(new CreateRoleCommand({ RoleName: name, Path: '/svc/', AssumeRolePolicyDocument }));
  for (const [PolicyName, document] of Object.entries(policies)) {
    const PolicyDocument = JSON.stringify(document);
    await iam.send(new PutRolePolicyCommand({ RoleName: name, PolicyName, PolicyDocument }));
  }
}

async function createFunction(lambda: LambdaClient, FunctionName: string): Promise<string> {
  const { FunctionArn } = await lambda.send(
    new CreateFunctionCommand({
      FunctionName,
      Role: `arn:aws:iam::${ACCOUNT}:role/svc/exec-${FunctionName}`,
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Code: { ZipFile: EMPTY_ZIP },
    }),
  );
  return FunctionArn ?? '';
}

/** An archive without entries. */
const EMPTY_ZIP = Uint8Array.from([0x50, 0x4b, 0x05, 0x06, ...new Array<number>(18).fill(0)]);

interface NewApi {
  /** Verb → authorization type, of the resource `/orders`. */
  readonly methods: Readonly<Record<string, string>>;
  readonly functionArn: string;
  readonly region: string;
}

/** Returns the id of a REST API with a deployed stage `prod`. */
async function createRestApi(gateway: APIGatewayClient, { methods, functionArn, region }: NewApi): Promise<string> {
  const { id: restApiId } = await gateway.send(
    new CreateRestApiCommand({ name: 'shop', endpointConfiguration: { types: ['REGIONAL'] } }),
  );
  const { items } = await gateway.send(new GetResourcesCommand({ restApiId }));
  const { id: resourceId } = await gateway.send(
    new CreateResourceCommand({ restApiId, parentId: items?.[0]?.id, pathPart: 'orders' }),
  );
  const uri = `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${functionArn}/invocations`;
  for (const [httpMethod, authorizationType] of Object.entries(methods)) {
    await gateway.send(new PutMethodCommand({ restApiId, resourceId, httpMethod, authorizationType }));
    await gateway.send(
      new PutIntegrationCommand({
        restApiId,
        resourceId,
        httpMethod,
        type: 'AWS_PROXY',
        integrationHttpMethod: 'POST',
        uri,
      }),
    );
  }
  await gateway.send(new CreateDeploymentCommand({ restApiId, stageName: 'prod' }));
  return restApiId ?? '';
}
