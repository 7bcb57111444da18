import { openAwsSession } from './aws-session.ts';

/** AWS credentials as a signer takes them. They go to the signer and nowhere else. */
export interface CollectedCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/**
 * Returns the credentials of the SDK's provider chain (environment, SSO, profile, container, instance); a UserError
 * is thrown when there are none.
 * https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/setting-credentials-node.html
 */
export async function collectCredentials(profile: string | undefined): Promise<CollectedCredentials> {
  const session = await openAwsSession({ profile });
  const { accessKeyId, secretAccessKey, sessionToken } = await session.clientConfig('us-east-1').credentials();
  return {
    accessKeyId,
    secretAccessKey,
    ...(sessionToken === undefined || sessionToken === '' ? {} : { sessionToken }),
  };
}
