import { isPlain } from './arn-fields.ts';
import { globMatches } from './glob.ts';
import type { ArnFields, ResourceItem } from './policy-subject.ts';

/** Why a resource pattern can match no call of the function or API with that ARN; undefined when it may. */
export function neverMatches(item: ResourceItem, own: ArnFields): string | undefined {
  if (item.text === '*' || item.text.startsWith('execute-api:/') || item.text.includes('${')) return undefined;
  const arn = item.arn;
  if (arn === undefined) return `\`${item.text}\` is no ARN`;
  const fields = [
    ['partition', arn.partition, own.partition],
    ['service', arn.service, own.service],
    ['region', arn.region, own.region],
    ['account', arn.account, own.account],
  ] as const;
  for (const [name, written, actual] of fields) {
    // A star that ends a field may reach into the next ones, so nothing after it can be judged.
    if (written.endsWith('*')) return undefined;
    if (isPlain(actual) && !globMatches(written, actual)) return `its ${name} is \`${written}\`, not \`${actual}\``;
  }
  return undefined;
}
