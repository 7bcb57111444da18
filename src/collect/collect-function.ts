import type { Evidence, PolicyEvidence } from '../domain/evidence.ts';
import type { FunctionEvidence, FunctionUrlEvidence } from '../snapshot/snapshot.ts';
import { type FunctionPlace, formatFunctionArn, functionPolicy } from './function-policy.ts';
import { absent, notCollected } from './not-read.ts';
import type { FunctionRecord, LambdaReader } from './readers.ts';

export interface AskedFunction {
  readonly name: string;
  readonly qualifier?: string | undefined;
  readonly region: string;
  readonly partition: string;
  /** Named by the target. */
  readonly account?: string | undefined;
  /** Account of the credentials, as soon as STS has told it. */
  readonly ownAccount: Promise<string | undefined>;
  /** Known already when the function was found by its URL. */
  readonly url?: FunctionUrlEvidence;
}

/**
 * The function with its resource policies, URLs, aliases and tags. It counts as absent only when Lambda says so for an
 * account that the credentials can see. https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
 */
export async function collectFunction(lambda: LambdaReader, asked: AskedFunction): Promise<Evidence<FunctionEvidence>> {
  if (asked.region === '') {
    return notCollected(
      'lambda:GetFunctionConfiguration',
      'the region of the function is not known; give its full ARN or --region',
    );
  }
  const name = asked.account === undefined ? asked.name : formatFunctionArn({ ...asked, account: asked.account });
  const configuration = lambda.configuration(name);
  const account = accountOf(asked, configuration);
  const [found, owner, own, rest] = await Promise.all([
    configuration,
    account,
    asked.ownAccount,
    restOf(lambda, { asked, name, account }),
  ]);
  if (found.status === 'absent') return missing(found.by, asked, own);
  if (owner === undefined) {
    return found.status === 'unavailable'
      ? found
      : notCollected('sts:GetCallerIdentity', 'the account of the function is not known');
  }
  const by = found.status === 'collected' ? found.by : 'target';
  return { status: 'collected', value: functionEvidence({ asked, owner, found, rest }), by };
}

interface Parts {
  readonly asked: AskedFunction;
  readonly owner: string;
  readonly found: Evidence<FunctionRecord>;
  readonly rest: Rest;
}

function functionEvidence({ asked, owner, found, rest }: Parts): FunctionEvidence {
  const role = found.status === 'collected' ? found.value.executionRole : undefined;
  return {
    name: asked.name,
    account: owner,
    region: asked.region,
    partition: asked.partition,
    ...(asked.qualifier === undefined ? {} : { qualifier: asked.qualifier }),
    ...rest,
    ...(role === undefined ? {} : { executionRole: role }),
  };
}

interface Answers {
  readonly asked: AskedFunction;
  readonly name: string;
  readonly account: Promise<string | undefined>;
}

type Rest = Pick<FunctionEvidence, 'policy' | 'qualifiedPolicy' | 'urls' | 'aliases' | 'tags'>;

async function restOf(lambda: LambdaReader, { asked, name, account }: Answers): Promise<Rest> {
  const place = account.then((owner) => ({ ...asked, account: owner }));
  const policyOf = async (qualifier?: string) => functionPolicy(lambda, await place, { name, qualifier });
  const [policy, qualifiedPolicy, urls, aliases, tags] = await Promise.all([
    policyOf(),
    qualifiedPolicyOf(asked, policyOf),
    urlsOf(lambda, name, asked),
    lambda.aliases(name),
    tagsOf(lambda, place),
  ]);
  return { policy, qualifiedPolicy, urls, aliases, tags };
}

/** $LATEST cannot have a policy of its own. https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html */
async function qualifiedPolicyOf(
  { qualifier }: AskedFunction,
  policyOf: (qualifier: string) => Promise<Evidence<PolicyEvidence>>,
): Promise<Evidence<PolicyEvidence>> {
  if (qualifier === undefined) return absent('the call is unqualified');
  return qualifier === '$LATEST' ? absent('$LATEST has no policy of its own') : policyOf(qualifier);
}

async function tagsOf(lambda: LambdaReader, place: Promise<FunctionPlace>): Promise<FunctionEvidence['tags']> {
  const { account, ...known } = await place;
  if (account === undefined) return notCollected('lambda:ListTags', 'the account of the function is not known');
  return lambda.tags(formatFunctionArn({ ...known, account }));
}

/** A reader without the listing (some emulators) may still know the one URL that is asked for. */
async function urlsOf(lambda: LambdaReader, name: string, asked: AskedFunction): Promise<FunctionEvidence['urls']> {
  if (asked.url !== undefined) return { status: 'collected', value: [asked.url], by: 'lambda:ListFunctionUrlConfigs' };
  return functionUrls(lambda, name, asked.qualifier);
}

/** All URLs of a function, from the listing or else from the single configurations. */
export async function functionUrls(
  lambda: LambdaReader,
  name: string,
  qualifier?: string,
): Promise<FunctionEvidence['urls']> {
  const list = await lambda.urls(name);
  if (list.status !== 'unavailable' || list.reason === 'accessDenied' || list.reason === 'throttled') return list;
  const named = qualifier === undefined || qualifier === '$LATEST' ? undefined : lambda.url(name, qualifier);
  const [plain, alias] = await Promise.all([lambda.url(name), named]);
  const found = [plain, alias].flatMap((url) => (url?.status === 'collected' ? [url.value] : []));
  if (found.length > 0) return { status: 'collected', value: found, by: 'lambda:GetFunctionUrlConfig' };
  return plain.status === 'absent' ? absent(plain.by) : list;
}

async function accountOf(
  asked: AskedFunction,
  configuration: Promise<Evidence<FunctionRecord>>,
): Promise<string | undefined> {
  const known = asked.account ?? (await asked.ownAccount);
  if (known !== undefined) return known;
  const found = await configuration;
  return found.status === 'collected' ? found.value.arn.split(':')[4] : undefined;
}

function missing(by: string, asked: AskedFunction, own: string | undefined): Evidence<FunctionEvidence> {
  if (asked.account === undefined || asked.account === own) return absent(by);
  const detail = `function ${asked.name} belongs to account ${asked.account}, the credentials to ${own ?? 'another'}`;
  return { status: 'unavailable', operation: by, reason: 'notFound', detail };
}
