import type { Snapshot } from '../../src/snapshot/snapshot.ts';

const absent = { status: 'absent', by: 'test' } as const;

/** A snapshot in which nothing is known beyond the target. */
export function smallSnapshot(): Snapshot {
  return {
    schema: 'why403.snapshot/1',
    collectedAt: '2026-11-21T00:00:00.000Z',
    tool: 'why403 test',
    target: { kind: 'function', name: 'orders', account: '111122223333', region: 'eu-west-1', partition: 'aws' },
    sources: [{ from: 'test', gave: ['caller'] }],
    caller: {
      status: 'collected',
      by: 'test',
      value: {
        kind: 'iam-user',
        arn: 'arn:aws:iam::111122223333:user/alice',
        account: '111122223333',
        userName: 'alice',
      },
    },
    identity: { policies: absent, groups: absent, boundary: absent, session: absent, tags: absent },
    organization: { id: absent, managementAccount: absent, scps: absent },
    function: {
      status: 'collected',
      by: 'test',
      value: {
        name: 'orders',
        account: '111122223333',
        region: 'eu-west-1',
        partition: 'aws',
        policy: { status: 'unavailable', operation: 'lambda:GetPolicy', reason: 'accessDenied', detail: 'denied' },
        qualifiedPolicy: absent,
        urls: absent,
        aliases: absent,
        tags: { status: 'collected', by: 'test', value: { team: 'orders' } },
      },
    },
    api: absent,
    vpcEndpoint: absent,
    context: { 'aws:sourceip': ['203.0.113.7'] },
  };
}
