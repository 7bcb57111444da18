import { err, ok, type Result } from '../domain/result.ts';
import { UserError } from '../domain/user-error.ts';
import { openAwsSession } from './aws-session.ts';
import { failureOfCall } from './call-failure.ts';

/**
 * Returns the JSON in which STS tells what an encoded authorization message says; needs sts:DecodeAuthorizationMessage.
 * A UserError says why it could not. Throws UserErrors for credentials that are not there.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html
 */
export async function decodeMessage(
  encoded: string,
  place: { readonly profile: string | undefined; readonly region: string | undefined },
): Promise<Result<string, UserError>> {
  const session = await openAwsSession(place);
  try {
    const { STSClient, DecodeAuthorizationMessageCommand } = await import('@aws-sdk/client-sts');
    const client = new STSClient(session.clientConfig(place.region ?? session.region ?? 'us-east-1'));
    const answer = await client.send(new DecodeAuthorizationMessageCommand({ EncodedMessage: encoded }));
    return ok(answer.DecodedMessage ?? '');
  } catch (thrown) {
    const failure = failureOfCall(thrown);
    const why = failure.kind === 'refused' ? `${failure.status} ${failure.name}` : 'STS was not reached';
    const hint = 'ask somebody with sts:DecodeAuthorizationMessage in the account that wrote the message';
    return err(new UserError('notDecoded', `STS did not decode the message: ${why}`, hint));
  }
}
