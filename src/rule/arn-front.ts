import { fieldHabit } from './arn-field-habits.ts';
import { isPlain } from './arn-fields.ts';
import { hasWildcard } from './glob.ts';
import { oncePer } from './once-per.ts';
import type { ArnFields } from './policy-subject.ts';
import { isRegion, partitionOfRegion, REGIONS } from './regions.ts';
import type { ServiceData, ServiceFacts } from './service-data.ts';

/** Fronts remembered; hostile input must not fill the memory. */
const MOST = 10_000;

/**
 * Whether partition, service, region and account of an ARN are what the documented formats of the service want, or open.
 * Most are: the rules about these fields need not look at them. False only costs time.
 */
export function hasOrdinaryFront(services: ServiceData, arn: ArnFields): boolean {
  const fronts = frontsOf(services);
  const front = `${arn.partition}:${arn.service}:${arn.region}:${arn.account}`;
  const known = fronts.get(front);
  if (known !== undefined) return known;
  const ordinary = isOrdinary(services, arn);
  if (fronts.size >= MOST) fronts.clear();
  fronts.set(front, ordinary);
  return ordinary;
}

const frontsOf = oncePer((_services: ServiceData) => new Map<string, boolean>());

function isOrdinary(services: ServiceData, { partition, service, region, account }: ArnFields): boolean {
  const facts = services.service(service);
  if (facts === undefined || service !== service.toLowerCase()) return false;
  if (hasWildcard(partition) || (isPlain(partition) && !REGIONS.has(partition))) return false;
  if (isPlain(region) && isPlain(partition) && partitionOfRegion(region) !== partition) return false;
  return isOrdinaryRegion(facts, region) && isOrdinaryAccount(facts, account);
}

function isOrdinaryRegion(facts: ServiceFacts, region: string): boolean {
  const habit = fieldHabit(facts, 'Region');
  if (region === '') return habit !== 'always';
  return !isPlain(region) || (isRegion(region) && habit !== 'never' && facts.prefix !== 's3');
}

function isOrdinaryAccount(facts: ServiceFacts, account: string): boolean {
  if (account === '') return fieldHabit(facts, 'Account') !== 'always';
  if (!isPlain(account)) return true;
  return facts.prefix !== 's3' && (account === 'aws' || (/^\d{12}$/.test(account) && !SAMPLES.has(account)));
}

/** The accounts of AWS's own examples. */
const SAMPLES: ReadonlySet<string> = new Set(['123456789012', '000000000000']);
