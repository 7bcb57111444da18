import type { DryRunTarget } from '../collect/dry-run.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** Returns the function that a DryRun can ask for: the target itself, or the one behind a function URL. */
export function dryRunTarget(
  { target, function: evidence }: Snapshot,
  home: string | undefined,
): DryRunTarget | undefined {
  const found = evidence.status === 'collected' ? evidence.value : undefined;
  if (target.kind === 'functionUrl' && found !== undefined) {
    const { partition, region, account, name, qualifier } = found;
    return { region, functionName: `arn:${partition}:lambda:${region}:${account}:function:${name}`, qualifier };
  }
  if (target.kind !== 'function') return undefined;
  const { name, qualifier } = target;
  const region = target.region ?? found?.region ?? home;
  if (region === undefined) return undefined;
  const account = target.account ?? found?.account;
  const partition = target.partition ?? found?.partition ?? 'aws';
  const functionName = account === undefined ? name : `arn:${partition}:lambda:${region}:${account}:function:${name}`;
  return { region, functionName, qualifier };
}
