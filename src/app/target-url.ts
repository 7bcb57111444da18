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
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return ok(withPath(text, target));
  if (target.kind !== 'executeApi') return ok(withPath(target.url, target));
  if (target.url !== undefined) return ok(withPath(target.url, target));
  const suffix = SUFFIXES[target.partition];
  if (suffix === undefined || /[*{?]/.test(`${target.stage ?? ''}${target.path}`)) {
    const hint = 'give the URL of the call itself: https://<api-id>.execute-api.<region>.amazonaws.com/<stage>/<path>';
    return err(new UserError('noUrl', `${quote(text)} does not name one URL`, hint));
  }
  return ok(`https://${target.apiId}.execute-api.${target.region}.${suffix}${wholePath(target)}`);
}

/** The path may have come from `--path`: what is sent is what was asked about. */
function withPath(text: string, target: Target): string {
  if (!('path' in target) || !URL.canParse(text)) return text;
  const url = new URL(text);
  const path = wholePath(target);
  if (url.pathname === path) return text;
  url.pathname = path;
  return url.href;
}

function wholePath(target: Extract<Target, { readonly path: string }>): string {
  const stage = target.kind === 'executeApi' ? (target.stage ?? '$default') : '$default';
  return stage === '$default' ? target.path : `/${stage}${target.path}`;
}
