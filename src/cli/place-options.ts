import { isAccountId, isPartitionName, isRegionName } from '../domain/place-name.ts';
import { quote } from '../domain/quote.ts';
import { UserError } from '../domain/user-error.ts';
import type { CommandArgs } from './command.ts';

const KINDS = {
  account: { what: 'the id of an account', hint: 'write its twelve digits', fits: isAccountId },
  region: { what: 'the name of a region', hint: 'write it like --region eu-west-1', fits: isRegionName },
  partition: {
    what: 'the name of a partition',
    hint: 'write aws, aws-cn, aws-us-gov or another one',
    fits: isPartitionName,
  },
} as const;

/**
 * The account, region or partition that an option states; undefined when it is not given. `open` lets `*` stand for any.
 * Throws a UserError for a text that can be none.
 */
export function placeOption(args: CommandArgs, name: keyof typeof KINDS, open = false): string | undefined {
  const text = args.string(name);
  const { what, hint, fits } = KINDS[name];
  if (text === undefined || fits(text) || (open && isPattern(name, text))) return text;
  throw new UserError('badPlace', `${quote(text)} is not ${what}`, open ? `${hint}, or \`*\` for any` : hint);
}

/**
 * The region of a signature as `--region` states it: a name, or for SigV4a a set of them such as `*` or `eu-west-1,us-*`.
 * Throws a UserError for a text that can be none. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html
 */
export function signatureRegion(args: CommandArgs): string | undefined {
  const set = args.string('region')?.split(',') ?? [];
  return set.every((part) => isRegionName(part) || /^[a-z\d-]*\*$/.test(part))
    ? args.string('region')
    : placeOption(args, 'region');
}

/** IAM reads `*` and `?` in every part of an ARN; some regions, such as `eu-*`, may well be meant. */
function isPattern(name: keyof typeof KINDS, text: string): boolean {
  return text === '*' || (name === 'region' && /^[a-z\d-]*[*?][a-z\d*?-]*$/.test(text));
}
