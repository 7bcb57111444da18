import { quote } from '../domain/quote.ts';
import { UserError } from '../domain/user-error.ts';
import type { AwsSession } from './aws-session.ts';
import { failureOfCall } from './call-failure.ts';
import type { CollectedCredentials } from './credentials.ts';

/**
 * Returns the credentials of another role for one comparison; a UserError with AWS's reason when it cannot be assumed.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export async function assumeRole(session: AwsSession, region: string, roleArn: string): Promise<CollectedCredentials> {
  try {
    const { STSClient, AssumeRoleCommand } = await import('@aws-sdk/client-sts');
    const client = new STSClient(session.clientConfig(region));
    const input = { RoleArn: roleArn, RoleSessionName: 'why403-probe', DurationSeconds: 900 };
    const { Credentials } = await client.send(new AssumeRoleCommand(input));
    const { AccessKeyId, SecretAccessKey, SessionToken } = Credentials ?? {};
    if (AccessKeyId === undefined || SecretAccessKey === undefined || SessionToken === undefined) {
      throw new Error('STS answered without credentials');
    }
    return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
  } catch (thrown) {
    const failure = failureOfCall(thrown);
    const why = failure.kind === 'unreached' ? failure.why : `${failure.name}: ${failure.message.slice(0, 300)}`;
    const hint = 'its trust policy must name the caller, and the caller needs sts:AssumeRole';
    throw new UserError('cannotAssumeRole', `role ${quote(roleArn)} cannot be assumed: ${quote(why)}`, hint);
  }
}
