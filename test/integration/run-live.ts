import { type Ran, runCli } from '../e2e/run-cli.ts';

/** Credentials, region and endpoint that a run may see; nothing else of AWS comes from the machine. */
export interface LiveSetting {
  readonly endpoint: string;
  /** Empty texts stand for "none". */
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
  readonly sessionToken?: string;
  readonly region?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the built command line as a child whose AWS environment is empty but for the setting. */
export function runLive(args: readonly string[], setting: LiveSetting): Promise<Ran> {
  const { endpoint, accessKeyId = 'test', secretAccessKey = 'test', sessionToken, region = 'eu-west-1' } = setting;
  return runCli(args, {
    env: {
      NO_COLOR: '1',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      AWS_MAX_ATTEMPTS: '1',
      AWS_ENDPOINT_URL: endpoint,
      ...(region === '' ? {} : { AWS_REGION: region }),
      ...(accessKeyId === '' ? {} : { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey }),
      ...(sessionToken === undefined ? {} : { AWS_SESSION_TOKEN: sessionToken }),
      ...setting.env,
    },
  });
}
