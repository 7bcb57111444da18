/**
 * The long form of a short intrinsic tag: `!Sub` is `Fn::Sub`; undefined for other tags.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
export function longIntrinsic(tag: string | undefined): string | undefined {
  if (tag === undefined || !/^![A-Za-z]+$/.test(tag)) return undefined;
  const name = tag.slice(1);
  if (name === 'Ref' || name === 'Condition') return name;
  return KNOWN.has(name) ? `Fn::${name}` : undefined;
}

const KNOWN = new Set([
  ...[
    'And',
    'Base64',
    'Cidr',
    'Equals',
    'FindInMap',
    'ForEach',
    'GetAtt',
    'GetAZs',
    'If',
    'ImportValue',
    'Join',
    'Length',
    'Not',
  ],
  ...['Or', 'Select', 'Split', 'Sub', 'ToJsonString', 'Transform'],
]);
