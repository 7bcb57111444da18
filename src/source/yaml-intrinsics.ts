import type { SourceValue } from './open.ts';

const SHORT =
  'Ref Condition And Base64 Cidr Contains EachMemberEquals EachMemberIn Equals FindInMap ForEach GetAtt GetAZs If ImportValue Join Length Not Or RefAll Select Split Sub ToJsonString Transform ValueOf ValueOfAll';

const LONG: ReadonlyMap<string, string> = new Map(
  SHORT.split(' ').map((name) => [`!${name}`, name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`]),
);

/** Long forms by number. */
export const INTRINSICS: readonly string[] = [...LONG.values()];

/**
 * The long form of a short intrinsic tag: `!Sub` is `Fn::Sub`; undefined for other tags.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
export function longIntrinsic(tag: string | undefined): string | undefined {
  return tag === undefined ? undefined : LONG.get(tag);
}

/** `Fn.Arn` is `["Fn", "Arn"]`; attribute names may hold dots themselves. */
export function splitAttribute(text: string): SourceValue {
  const dot = text.indexOf('.');
  return dot < 0 ? text : [text.slice(0, dot), text.slice(dot + 1)];
}
