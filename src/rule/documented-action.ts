import type { ActionItem } from './policy-subject.ts';
import type { ServiceData } from './service-data.ts';

/** The action as AWS documents it, when it is spelled out and known; undefined for patterns and unknown names. */
export function documentedAction(services: ServiceData, item: ActionItem): string | undefined {
  if (item.service === undefined || item.open !== undefined || item.text.includes('*') || item.text.includes('?'))
    return undefined;
  const action = services.service(item.service)?.actions.get(item.lower.slice(item.service.length + 1));
  return action === undefined ? undefined : `${item.service}:${action.name}`;
}
