import { isPlain } from './arn-fields.ts';
import { globMatches } from './glob.ts';
import type { ArnFields, ResourceItem, StatementSubject } from './policy-subject.ts';
import { PRINCIPAL_TO_SOURCE } from './principal-to-source.ts';

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

/** Why no caller can meet an Allow: its principals are gone, or it asks for keys that their requests do not carry. */
export function callerNeverComes(statement: StatementSubject): string | undefined {
  const { principals, allPrincipals, effect } = statement;
  if (effect !== 'Allow' || principals.length === 0 || principals.length !== allPrincipals.length) return undefined;
  if (principals.every((item) => /^A[A-Z]{3}[A-Z0-9]{12,}$/.test(item.text))) return 'its principals are deleted';
  const demanded = statement.conditions.filter(
    (item) => !item.negated && !item.ifExists && item.base !== 'null' && item.set === undefined,
  );
  const service = principals.every((item) => item.principalType === 'Service');
  const person = principals.every((item) => item.principalType === 'AWS' && !item.anyone);
  const absent = demanded.find(
    ({ keyLower }) =>
      (service && PRINCIPAL_TO_SOURCE.has(keyLower)) || (person && /^aws:source(arn|account|orgid)$/.test(keyLower)),
  );
  return absent === undefined ? undefined : `requests of its principals carry no \`${absent.key}\``;
}
