/**
 * Regions by partition, as of 2026-11; newer ones are soft findings.
 * https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
 */
export const REGIONS: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'aws',
    [
      ...[
        'us-east-1',
        'us-east-2',
        'us-west-1',
        'us-west-2',
        'af-south-1',
        'ap-east-1',
        'ap-east-2',
        'ap-south-1',
        'ap-south-2',
      ],
      ...[
        'ap-southeast-1',
        'ap-southeast-2',
        'ap-southeast-3',
        'ap-southeast-4',
        'ap-southeast-5',
        'ap-southeast-6',
        'ap-southeast-7',
      ],
      ...[
        'ap-northeast-1',
        'ap-northeast-2',
        'ap-northeast-3',
        'ca-central-1',
        'ca-west-1',
        'eu-central-1',
        'eu-central-2',
      ],
      ...[
        'eu-north-1',
        'eu-south-1',
        'eu-south-2',
        'eu-west-1',
        'eu-west-2',
        'eu-west-3',
        'il-central-1',
        'me-central-1',
      ],
      ...['me-south-1', 'mx-central-1', 'sa-east-1'],
    ],
  ],
  ['aws-cn', ['cn-north-1', 'cn-northwest-1']],
  ['aws-us-gov', ['us-gov-east-1', 'us-gov-west-1']],
  ['aws-iso', ['us-iso-east-1', 'us-iso-west-1']],
  ['aws-iso-b', ['us-isob-east-1', 'us-isob-west-1']],
  ['aws-iso-e', ['eu-isoe-west-1']],
  ['aws-iso-f', ['us-isof-east-1', 'us-isof-south-1']],
  ['aws-eusc', ['eusc-de-east-1']],
]);

const ALL = new Set([...REGIONS.values()].flat());

/** Whether the region is in the table. */
export function isRegion(text: string): boolean {
  return ALL.has(text);
}

/** Partition of a region by its name, also for regions newer than the table; undefined when the name is no region's. */
export function partitionOfRegion(region: string): string | undefined {
  for (const [partition, regions] of REGIONS) if (regions.includes(region)) return partition;
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  if (region.startsWith('eusc-')) return 'aws-eusc';
  const isolated = /^[a-z]{2}-iso([bef]?)-/.exec(region);
  if (isolated !== null) return isolated[1] === '' ? 'aws-iso' : `aws-iso-${isolated[1]}`;
  return /^[a-z]{2}-[a-z]+-\d+$/.test(region) ? 'aws' : undefined;
}
