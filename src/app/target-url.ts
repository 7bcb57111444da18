import { quote } from '../domain/quote.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { Target } from '../domain/target.ts';
import { UserError } from '../domain/user-error.ts';

/** DNS suffix of each partition. https://docs.aws.amazon.com/general/latest/gr/rande.html */
const SUFFIXES: Readonly<Record<string, string>> = {
  aws: 'amazonaws.com',
  'aws-us-gov': 'amazonaws.com',
  'aws-cn': 'amazonaws.com.cn',
  'aws-eusc': 'amazonaws.eu',
  'aws-iso': 'c2s.ic.gov',
  'aws-iso-b': 'sc2s.sgov.gov',
  'aws-iso-e': 'cloud.adc-e.uk',
  'aws-iso-f': 'csp.hci.ic.gov',
};

/**
 * Returns the URL that a target is called at: the text itself when it is one (its query counts), else the URL of the
 * API that the ARN names; undefined for a function.
 */
export function targetUrl(text: string, target: Target): Result<string | undefined, UserError> {
  if (target.kind === 'function') return ok(undefined);
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return ok(text);
  if (target.kind !== 'executeApi') return ok(target.url);
  if (target.url !== undefined) return ok(target.url);
  const suffix = SUFFIXES[target.partition];
  if (suffix === undefined || /[*{?]/.test(`${target.stage ?? ''}${target.path}`)) {
    const hint = 'give the URL of the call itself: https://<api-id>.execute-api.<region>.amazonaws.com/<stage>/<path>';
    return err(new UserError('noUrl', `${quote(text)} does not name one URL`, hint));
  }
  const stage = target.stage === undefined || target.stage === '$default' ? '' : `/${target.stage}`;
  return ok(`https://${target.apiId}.execute-api.${target.region}.${suffix}${stage}${target.path}`);
}
