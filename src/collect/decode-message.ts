import { err, ok, type Result } from '../domain/result.ts';
import { UserError } from '../domain/user-error.ts';
import { openAwsSession } from './aws-session.ts';
import { failureOfCall } from './call-failure.ts';
import type { CollectorDeclaration } from './tool-calls.ts';

export const decodeCalls = {
  collector: 'decode',
  reads: 'what an encoded authorization message says (only `why403 decode --decode-with-aws` asks for it)',
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html
  calls: { 'sts:DecodeAuthorizationMessage': { action: 'sts:DecodeAuthorizationMessage', resources: ['*'] } },
} as const satisfies CollectorDeclaration;

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
    // https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html#API_DecodeAuthorizationMessage_Errors
    const client = new STSClient(session.clientConfig(place.region ?? session.region ?? 'us-east-1'));
    const answer = await client.send(new DecodeAuthorizationMessageCommand({ EncodedMessage: encoded }));
    return ok(answer.DecodedMessage ?? '');
  } catch (thrown) {
    return err(notDecoded(failureOfCall(thrown)));
  }
}

/** What STS refused, in a sentence, and who can help. */
function notDecoded(failure: ReturnType<typeof failureOfCall>): UserError {
  if (failure.kind === 'unreached') {
    const hint = 'check the network and --region; without --decode-with-aws nothing is sent';
    return new UserError('notDecoded', `STS did not decode the message: ${failure.why}`, hint);
  }
  const { name, status } = failure;
  if (/^AccessDenied/.test(name)) {
    const what = 'the caller may not decode messages: it lacks `sts:DecodeAuthorizationMessage`';
    const hint = 'grant sts:DecodeAuthorizationMessage on `*`, or ask somebody in the account that wrote the message';
    return new UserError('notDecoded', `STS did not decode the message: ${what}`, hint);
  }
  if (/InvalidAuthorizationMessage/.test(name)) {
    const hint = 'paste the whole message, and use credentials of the account that wrote it';
    return new UserError('notDecoded', 'STS cannot read the message: it is cut, or of another account', hint);
  }
  const hint = 'check the credentials with `aws sts get-caller-identity`';
  return new UserError('notDecoded', `STS did not decode the message: ${status} ${name}`, hint);
}
