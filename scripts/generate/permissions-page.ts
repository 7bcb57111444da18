import { permissions } from '../../src/app/permissions.ts';

/** docs/permissions.md: the least policy for why403 itself, from the declarations of the collectors. */
export async function permissionsPage(): Promise<ReadonlyMap<string, string>> {
  const text = permissions('markdown', { partition: 'aws', region: '*', account: '*' });
  return new Map([['docs/permissions.md', `${text.trimEnd()}\n`]]);
}
