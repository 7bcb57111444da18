import { readSnapshotFile } from '../collect/read-snapshot-file.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/**
 * Returns the accounts that snapshots name, those of the API or function that an ARN is about first: API Gateway masks
 * the account in its messages. Throws a UserError for a file that is no snapshot.
 */
export async function snapshotAccounts(paths: readonly string[], arn: string): Promise<readonly string[]> {
  const files = await Promise.all(paths.map(readSnapshotFile));
  const snapshots = files.map(({ snapshot }) => snapshot);
  const owners = snapshots.flatMap((each) => owner(each, arn) ?? []);
  return [...new Set([...owners, ...snapshots.flatMap(others)])];
}

function owner({ api, function: found }: Snapshot, arn: string): string | undefined {
  const [id = ''] = arn.split(':').slice(5).join(':').split('/');
  if (api.status === 'collected' && api.value.apiId === id) return api.value.account;
  return found.status === 'collected' && id.split(':')[1] === found.value.name ? found.value.account : undefined;
}

function others({ api, function: found, target, caller }: Snapshot): readonly string[] {
  return [
    ...(api.status === 'collected' ? [api.value.account] : []),
    ...(found.status === 'collected' ? [found.value.account] : []),
    ...('account' in target && target.account !== undefined ? [target.account] : []),
    ...(caller.status === 'collected' && 'account' in caller.value ? [caller.value.account] : []),
  ];
}
