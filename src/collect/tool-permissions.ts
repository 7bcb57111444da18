import { apiCalls } from './api-calls.ts';
import { decodeCalls } from './decode-message.ts';
import { iamCalls } from './iam-reader.ts';
import { lambdaCalls } from './lambda-reader.ts';
import { organizationCalls } from './organization-reader.ts';
import { stsCalls } from './sts-reader.ts';
import type { CollectorDeclaration } from './tool-calls.ts';

/** Where the policy is to hold; `*` leaves a part open. */
export interface PolicyPlace {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

export interface CollectorPermissions {
  readonly collector: string;
  readonly reads: string;
  readonly actions: readonly { readonly action: string; readonly resources: readonly string[] }[];
}

const DECLARATIONS: readonly CollectorDeclaration[] = [
  stsCalls,
  iamCalls,
  lambdaCalls,
  apiCalls,
  organizationCalls,
  decodeCalls,
];

/** What each collector may call, from its own declaration. */
export function toolPermissions(place: PolicyPlace): readonly CollectorPermissions[] {
  return DECLARATIONS.map(({ collector, reads, calls }) => {
    const resourcesOf = new Map<string, Set<string>>();
    for (const { action, also, resources } of Object.values(calls)) {
      for (const name of [action, ...(also ?? [])]) {
        const known = resourcesOf.get(name) ?? new Set();
        resourcesOf.set(name, new Set([...known, ...resources.map((resource) => filled(resource, place))]));
      }
    }
    const actions = [...resourcesOf].map(([action, resources]) => ({ action, resources: [...resources].sort() }));
    return { collector, reads, actions: actions.sort((a, b) => (a.action < b.action ? -1 : 1)) };
  });
}

/** One statement per set of resources: the least policy that lets every collector read. */
export function leastPolicy(place: PolicyPlace) {
  const statements = toolPermissions(place).flatMap(({ collector, actions }) => {
    const groups = new Map<string, { readonly actions: string[]; readonly resources: readonly string[] }>();
    for (const { action, resources } of actions) {
      const group = groups.get(resources.join()) ?? { actions: [], resources };
      group.actions.push(action);
      groups.set(resources.join(), group);
    }
    return [...groups.values()].map((group, index) => ({
      Sid: `Why403${collector.charAt(0).toUpperCase()}${collector.slice(1)}${index === 0 ? '' : index + 1}`,
      Effect: 'Allow',
      Action: group.actions,
      Resource: group.resources.length === 1 ? group.resources[0] : group.resources,
    }));
  });
  return { Version: '2012-10-17', Statement: statements };
}

function filled(resource: string, { partition, region, account }: PolicyPlace): string {
  return resource.replace('{partition}', partition).replace('{region}', region).replace('{account}', account);
}
