import { quote } from '../domain/quote.ts';
import { UserError } from '../domain/user-error.ts';

/** The SDK's own type of a credential provider. */
type CredentialProvider = ReturnType<typeof import('@aws-sdk/credential-providers')['fromNodeProviderChain']>;

export interface AwsSettings {
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
  readonly endpointUrl?: string | undefined;
}

/** Credentials and place of the live account. Only clients get to see the credentials; nothing of them is stored. */
export interface AwsSession {
  /** Region of the configuration; undefined when none is configured. */
  readonly region: string | undefined;
  readonly temporary: boolean;
  readonly endpointUrl: string | undefined;
  /** What every client of the SDK is made with. */
  clientConfig(region: string): ClientConfig;
}

export interface ClientConfig {
  readonly region: string;
  readonly credentials: CredentialProvider;
  readonly profile?: string;
  readonly endpoint?: string;
  readonly maxAttempts?: number;
  readonly requestHandler: {
    readonly connectionTimeout: number;
    readonly requestTimeout: number;
    readonly throwOnRequestTimeout: true;
  };
}

/**
 * The session of the SDK's own provider chain (environment, profile, SSO, web identity, container, instance role).
 * An unknown profile, no credentials or a broken endpoint URL is a UserError with the next step.
 * https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html
 */
export async function openAwsSession(settings: AwsSettings): Promise<AwsSession> {
  // The SDK's warning about Node's version is not for users of this tool.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  checkEndpoint(settings.endpointUrl);
  const profile = settings.profile ?? process.env['AWS_PROFILE'];
  const [region] = await Promise.all([configuredRegion(settings, profile), checkProfile(profile)]);
  const credentials = await providerOf(profile);
  const temporary = await credentials().then(
    (found) => found.sessionToken !== undefined,
    (thrown) => {
      throw noCredentials(thrown, profile);
    },
  );
  return {
    region,
    temporary,
    endpointUrl: settings.endpointUrl ?? process.env['AWS_ENDPOINT_URL'],
    clientConfig: (place) => ({
      region: place,
      credentials,
      ...(profile === undefined ? {} : { profile }),
      ...(settings.endpointUrl === undefined ? {} : { endpoint: settings.endpointUrl }),
      ...(process.env['AWS_MAX_ATTEMPTS'] === undefined ? { maxAttempts: 2 } : {}),
      requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
    }),
  };
}

async function providerOf(profile: string | undefined): Promise<CredentialProvider> {
  const { fromNodeProviderChain } = await import('@aws-sdk/credential-providers');
  return fromNodeProviderChain(profile === undefined ? {} : { profile });
}

/** --region, then the environment (also the AWS CLI's name for it), then the profile. */
async function configuredRegion(settings: AwsSettings, profile: string | undefined): Promise<string | undefined> {
  const stated = settings.region ?? process.env['AWS_REGION'] ?? process.env['AWS_DEFAULT_REGION'];
  if (stated !== undefined && stated !== '') {
    if (/^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/.test(stated)) return stated;
    throw new UserError('badRegion', `${quote(stated)} is not a region`, 'write it like --region eu-west-1');
  }
  const { configFile, credentialsFile } = await sharedFiles();
  const name = profile ?? 'default';
  return configFile[name]?.['region'] ?? credentialsFile[name]?.['region'];
}

async function checkProfile(profile: string | undefined): Promise<void> {
  if (profile === undefined) return;
  const { configFile, credentialsFile } = await sharedFiles();
  if (configFile[profile] !== undefined || credentialsFile[profile] !== undefined) return;
  const sections = [...Object.keys(configFile), ...Object.keys(credentialsFile)];
  const known = [...new Set(sections)].filter((name) => !/^(sso-session|services)\./.test(name));
  const list = known.length === 0 ? 'no profile is configured here' : `configured are ${known.slice(0, 8).join(', ')}`;
  throw new UserError(
    'unknownProfile',
    `profile ${quote(profile)} is not configured`,
    `${list}; run \`aws configure sso --profile NAME\` or leave --profile out`,
  );
}

async function sharedFiles() {
  const { loadSharedConfigFiles } = await import('@smithy/core/config');
  return loadSharedConfigFiles();
}

function checkEndpoint(endpointUrl: string | undefined): void {
  if (endpointUrl === undefined || (URL.canParse(endpointUrl) && /^https?:/.test(endpointUrl))) return;
  throw new UserError(
    'badEndpoint',
    `endpoint ${quote(endpointUrl)} is not a URL`,
    'write it like --endpoint-url http://127.0.0.1:5000',
  );
}

function noCredentials(thrown: unknown, profile: string | undefined): UserError {
  const reason = thrown instanceof Error ? thrown.message : '';
  const named = profile === undefined ? '' : ` for profile ${quote(profile)}`;
  if (/sso/i.test(reason)) {
    const login = profile === undefined ? 'aws sso login' : `aws sso login --profile ${profile}`;
    return new UserError('noCredentials', `the SSO session${named} is missing or has expired`, `run \`${login}\``);
  }
  return new UserError(
    'noCredentials',
    `no AWS credentials found${named}`,
    'use --profile NAME, set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or explain without the account: --snapshot FILE or --evidence DIR',
  );
}
