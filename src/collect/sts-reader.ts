import { ask } from './ask.ts';
import type { AwsSession } from './aws-session.ts';
import type { StsReader } from './readers.ts';
import type { CollectorDeclaration } from './tool-calls.ts';

export const stsCalls = {
  collector: 'caller',
  reads: 'who the credentials belong to',
  // AWS allows this call to everybody, even against an explicit deny. https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
  calls: { 'sts:GetCallerIdentity': { action: 'sts:GetCallerIdentity', resources: ['*'] } },
} as const satisfies CollectorDeclaration;

/** Asks STS who is calling. */
export function stsReader(session: AwsSession, region: string): StsReader {
  return {
    identity: () =>
      ask('sts:GetCallerIdentity', async () => {
        const { STSClient, GetCallerIdentityCommand } = await import('@aws-sdk/client-sts');
        const answer = await new STSClient(session.clientConfig(region)).send(new GetCallerIdentityCommand({}));
        if (answer.Arn === undefined || answer.Account === undefined) return undefined;
        const userId = answer.UserId;
        return { arn: answer.Arn, account: answer.Account, ...(userId === undefined ? {} : { userId }) };
      }),
  };
}
