import { oncePer } from './once-per.ts';
import type { ActionItem, PolicySubject, ResourceItem } from './policy-subject.ts';
import type { ServiceData } from './service-data.ts';

/**
 * Literal entries of Action and NotAction that are not written exactly as a documented action. Most entries are, and the
 * many rules about misspelled, wild or retired actions need not look at those.
 */
export const oddActions = oncePer((policy: PolicySubject): readonly ActionItem[] => {
  const odd: ActionItem[] = [];
  for (const statement of policy.statements) {
    for (const item of statement.actions) if (!isDocumented(item, policy.services)) odd.push(item);
    for (const item of statement.notActions) if (!isDocumented(item, policy.services)) odd.push(item);
  }
  return odd;
});

/** Literal entries of Resource and NotResource that are ARNs of six fields. */
export const arnItems = oncePer((policy: PolicySubject): readonly ResourceItem[] =>
  resourcesOf(policy, (item) => item.arn !== undefined),
);

/** Literal entries of Resource and NotResource that are neither `*` nor an ARN, or hold signs that no ARN has. */
export const oddResources = oncePer((policy: PolicySubject): readonly ResourceItem[] =>
  resourcesOf(policy, (item) => item.text !== '*' && (item.arn === undefined || ODD.test(item.text))),
);

/** Blanks, separators, and the signs and words of placeholders. */
const ODD = /[\s,;<>{}%$]|YOUR|MY[-_]/;

function resourcesOf(policy: PolicySubject, wanted: (item: ResourceItem) => boolean): readonly ResourceItem[] {
  const found: ResourceItem[] = [];
  for (const statement of policy.statements) {
    for (const item of statement.resources) if (wanted(item)) found.push(item);
    for (const item of statement.notResources) if (wanted(item)) found.push(item);
  }
  return found;
}

const DOCUMENTED = new WeakMap<ServiceData, Map<string, boolean>>();
/** Texts remembered; hostile input must not fill the memory. */
const MOST = 50_000;

function isDocumented(item: ActionItem, services: ServiceData): boolean {
  const known = DOCUMENTED.get(services) ?? new Map<string, boolean>();
  const before = known.get(item.text);
  if (before !== undefined) return before;
  DOCUMENTED.set(services, known);
  const { service, lower, text } = item;
  const action =
    service === undefined ? undefined : services.service(service)?.actions.get(lower.slice(service.length + 1));
  const documented = action !== undefined && text === `${service}:${action.name}`;
  if (known.size < MOST) known.set(text, documented);
  return documented;
}
