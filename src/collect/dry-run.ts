import type { AwsSession } from './aws-session.ts';
import { failureOfCall } from './call-failure.ts';

/** What an AWS API call of the probe came to. */
export type CallOutcome =
  | { readonly kind: 'passed'; readonly status: number }
  | { readonly kind: 'refused'; readonly status: number; readonly name: string; readonly message: string }
  | { readonly kind: 'unreached'; readonly why: string };

/** The function to ask for, and from where. */
export interface DryRunTarget {
  readonly region: string;
  readonly functionName: string;
  readonly qualifier?: string | undefined;
}

/**
 * Asks Lambda whether the caller may invoke the function; nothing is executed. Never throws. It answers for a direct
 * invoke only: `lambda:InvokedViaFunctionUrl` is not set.
 * https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html (InvocationType DryRun)
 */
export async function dryRun(session: AwsSession, target: DryRunTarget): Promise<CallOutcome> {
  try {
    const { LambdaClient, InvokeCommand } = await import('@aws-sdk/client-lambda');
    const client = new LambdaClient({ ...session.clientConfig(target.region), maxAttempts: 1 });
    const { functionName: FunctionName, qualifier: Qualifier } = target;
    const answer = await client.send(
      new InvokeCommand({ FunctionName, InvocationType: 'DryRun', ...(Qualifier === undefined ? {} : { Qualifier }) }),
    );
    return { kind: 'passed', status: answer.StatusCode ?? 204 };
  } catch (thrown) {
    return failureOfCall(thrown);
  }
}
