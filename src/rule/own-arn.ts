import { arnFields, isPlain } from './arn-fields.ts';
import { globMatches } from './glob.ts';
import type { ArnFields, PolicySubject } from './policy-subject.ts';

/** Fields of the ARN that the policy hangs on: from the template, else the stated target; undefined when nobody knows. */
export function ownArn(policy: PolicySubject): ArnFields | undefined {
  const attached = policy.attachedTo?.arn;
  const text = typeof attached === 'string' ? attached : policy.settings.target;
  return text === undefined ? undefined : arnFields(text);
}

/** Which field of a resource names something else than the policy's own API or function; undefined when all may fit. */
export function foreignField(resource: ArnFields, own: ArnFields): string | undefined {
  const fields = [
    ['partition', resource.partition, own.partition],
    ['region', resource.region, own.region],
    ['account', resource.account, own.account],
    ['API id', resource.resource.split('/')[0] ?? '', own.resource.split('/')[0] ?? ''],
  ] as const;
  for (const [name, written, actual] of fields) {
    // A star that ends a field may reach into the next ones, so nothing after it can be judged.
    if (written.endsWith('*')) return undefined;
    if (isPlain(actual) && !globMatches(written, actual)) return `${name} \`${written}\` is not \`${actual}\``;
  }
  return undefined;
}

/** The function that a resource names, when it is another than the policy's own; undefined when it may be the same. */
export function foreignFunction(resource: ArnFields, own: ArnFields): string | undefined {
  const written = resource.resource.split(':').slice(0, 2).join(':');
  const actual = own.resource.split(':').slice(0, 2).join(':');
  if (!isPlain(actual) || written.includes('*') || globMatches(written, actual)) return undefined;
  return written;
}

/** The id of the API that a resource names, when it is another than the policy's own; undefined when it may be the same. */
export function foreignApi(resource: ArnFields, own: ArnFields): string | undefined {
  const [written = ''] = resource.resource.split('/');
  const [actual = ''] = own.resource.split('/');
  return isPlain(actual) && isPlain(written) && written !== actual ? written : undefined;
}
