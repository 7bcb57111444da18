/** docs/permissions.md: the least policy for why403 itself, from the declarations of the collectors. */
export async function permissionsPage(): Promise<ReadonlyMap<string, string>> {
  return new Map();
}
