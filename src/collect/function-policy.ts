import type { Evidence, PolicyEvidence } from '../domain/evidence.ts';
import type { LambdaReader } from './readers.ts';

export interface FunctionPlace {
  readonly name: string;
  readonly region: string;
  readonly partition: string;
  readonly account?: string | undefined;
}

/**
 * The resource policy of a function or of one qualifier: GetResourcePolicy where it answers, else GetPolicy.
 * https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
 */
export async function functionPolicy(
  lambda: LambdaReader,
  place: FunctionPlace,
  asked: { readonly name: string; readonly qualifier?: string | undefined },
): Promise<Evidence<PolicyEvidence>> {
  const { account } = place;
  const arn = account === undefined ? undefined : qualified(formatFunctionArn({ ...place, account }), asked.qualifier);
  const document = await documentOf(lambda, arn, asked);
  if (document.status !== 'collected') return document;
  const name = asked.qualifier === undefined ? place.name : `${place.name}:${asked.qualifier}`;
  const attachedTo = arn ?? `function/${name}`;
  const source = {
    layer: 'resource',
    kind: 'function-policy',
    name,
    ...(arn === undefined ? {} : { arn }),
    attachedTo,
  } as const;
  return { status: 'collected', value: { source, document }, by: document.by };
}

async function documentOf(
  lambda: LambdaReader,
  arn: string | undefined,
  { name, qualifier }: { readonly name: string; readonly qualifier?: string | undefined },
): Promise<Evidence<string>> {
  const modern = arn === undefined ? undefined : await lambda.resourcePolicy(arn);
  if (modern !== undefined && modern.status !== 'unavailable') return modern;
  const classic = await lambda.policy(name, qualifier);
  return classic.status === 'unavailable' && modern?.reason === 'accessDenied' && classic.reason !== 'accessDenied'
    ? modern
    : classic;
}

/** The unqualified ARN. */
export function formatFunctionArn({
  partition,
  region,
  account,
  name,
}: FunctionPlace & { readonly account: string }): string {
  return `arn:${partition}:lambda:${region}:${account}:function:${name}`;
}

function qualified(arn: string, qualifier: string | undefined): string {
  return qualifier === undefined ? arn : `${arn}:${qualifier}`;
}
