import { type AwsHost, awsHost } from '../domain/aws-host.ts';
import { quote } from '../domain/quote.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { UserError } from '../domain/user-error.ts';

/** For what a request to a host is signed. */
export interface SigningScope {
  readonly service: string;
  readonly region: string;
  readonly algorithm: 'v4' | 'v4a';
  /** Said when the host alone does not settle it. */
  readonly note?: string;
}

/**
 * Returns service, region and algorithm for a host; what the user states goes before what the host says.
 * A name that is not AWS's own counts as a custom domain of API Gateway, whose region only the user knows.
 * https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html
 */
export function signingScope(
  host: string,
  stated: { readonly service?: string | undefined; readonly region?: string | undefined },
): Result<SigningScope, UserError> {
  const known = awsHost(host);
  const service = stated.service ?? serviceOf(known);
  if ('region' in known && known.region === 'global') {
    return ok({
      service,
      region: stated.region ?? '*',
      algorithm: 'v4a',
      note: 'this host serves several regions and takes SigV4a only; AWS has not published the signing name of web functions, `lambda` is assumed',
    });
  }
  const region = stated.region ?? ('region' in known ? known.region : undefined);
  if (region === undefined) {
    return err(
      new UserError(
        'noRegion',
        `the host ${quote(host)} does not say for which region to sign`,
        'name it with --region, e.g. --region eu-west-1',
      ),
    );
  }
  const guessed = service === 'execute-api' && !('region' in known) && stated.service === undefined;
  const note = guessed
    ? `\`${host}\` is not an AWS host name; signing for a custom domain of API Gateway (execute-api)`
    : mismatch(host, { service, region });
  return ok({ service, region, algorithm: 'v4', ...(note === undefined ? {} : { note }) });
}

/** CloudFront and names of the user's own stand in front of an API. */
function serviceOf(known: AwsHost): string {
  return known.kind === 'other' || known.service === 'cloudfront' ? 'execute-api' : known.service;
}

function mismatch(host: string, scope: { readonly service: string; readonly region: string }): string | undefined {
  const known = awsHost(host);
  if (!('region' in known)) {
    return undefined;
  }
  const wrong = [
    known.service === scope.service ? [] : [`service ${known.service}, not ${scope.service}`],
    known.region === scope.region ? [] : [`region ${known.region}, not ${scope.region}`],
  ].flat();
  return wrong.length === 0 ? undefined : `the host says ${wrong.join(' and ')}: AWS will refuse this scope`;
}
