import { assumeRole } from '../collect/assume-role.ts';
import { type AwsSession, openAwsSession } from '../collect/aws-session.ts';
import { isUserError, UserError } from '../domain/user-error.ts';
import type { ProbePlan } from '../probe/probe-plan.ts';
import { scrub } from '../probe/scrub.ts';
import { secretsOf } from '../probe/secrets-of.ts';
import type { Credentials } from '../signature/sign-request.ts';
import type { ProbeOptions } from './probe-request.ts';

/** The session for the AWS calls of a probe, and the credentials that its requests are signed with. */
export interface ProbeCredentials {
  readonly session: AwsSession | undefined;
  readonly plan: Pick<ProbePlan, 'credentials' | 'otherRole'>;
  /** Why there are none. */
  readonly why?: string;
}

/** Returns the credentials of the SDK's chain; without any the ladder still climbs the rungs that need none. */
export async function openProbeCredentials(options: ProbeOptions): Promise<ProbeCredentials> {
  const session = await openSession(options);
  if (typeof session === 'string') return { session: undefined, plan: {}, why: session };
  const { accessKeyId, secretAccessKey, sessionToken } = await session.clientConfig('us-east-1').credentials();
  const token = sessionToken === undefined || sessionToken === '' ? {} : { sessionToken };
  const credentials = { accessKeyId, secretAccessKey, ...token };
  const arn = options.mode === 'full' ? options.assumeRole : undefined;
  if (arn === undefined) return { session, plan: { credentials } };
  const region = session.region ?? 'us-east-1';
  const otherRole = { arn, credentials: await assumeOther({ session, region, arn }, credentials) };
  return { session, plan: { credentials, otherRole } };
}

/** What STS writes back when it refuses is shown without secrets. */
async function assumeOther(
  { session, region, arn }: { readonly session: AwsSession; readonly region: string; readonly arn: string },
  credentials: Credentials,
): Promise<Credentials> {
  try {
    return await assumeRole(session, region, arn);
  } catch (thrown) {
    if (!isUserError(thrown)) throw thrown;
    const { code, message, hint } = thrown;
    throw new UserError(code, scrub(message, secretsOf({ credentials })), hint);
  }
}

/** One attempt for each rung: a probe repeats nothing. */
function once(session: AwsSession): AwsSession {
  return { ...session, clientConfig: (region) => ({ ...session.clientConfig(region), maxAttempts: 1 }) };
}

/** Without credentials: why. */
async function openSession({ profile, endpointUrl }: ProbeOptions): Promise<AwsSession | string> {
  // Credentials go to no server without a right certificate, whatever the environment says; an emulator has none.
  if (endpointUrl === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
  try {
    return once(await openAwsSession({ profile, endpointUrl }));
  } catch (thrown) {
    if (isUserError(thrown) && thrown.code === 'noCredentials') return `${thrown.message}: ${thrown.hint}`;
    throw thrown;
  }
}
