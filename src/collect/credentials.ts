import { err, ok, type Result } from '../domain/result.ts';
import { UserError } from '../domain/user-error.ts';

/** AWS credentials as the signer takes them. */
export interface CollectedCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/**
 * Returns the credentials of the SDK's provider chain (environment, SSO, profile, container, instance), or a UserError.
 * https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/setting-credentials-node.html
 */
export async function collectCredentials(
  profile: string | undefined,
): Promise<Result<CollectedCredentials, UserError>> {
  const { fromNodeProviderChain } = await import('@aws-sdk/credential-providers');
  try {
    const found = await fromNodeProviderChain(profile === undefined ? {} : { profile })();
    const { accessKeyId, secretAccessKey, sessionToken } = found;
    return ok({
      accessKeyId,
      secretAccessKey,
      ...(sessionToken === undefined || sessionToken === '' ? {} : { sessionToken }),
    });
  } catch {
    const where =
      profile === undefined
        ? 'no AWS credentials were found'
        : `no AWS credentials were found for profile \`${profile}\``;
    return err(
      new UserError(
        'noCredentials',
        where,
        'set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, run `aws sso login`, or name a profile with --profile',
      ),
    );
  }
}
