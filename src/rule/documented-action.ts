import type { ActionItem } from './policy-subject.ts';
import type { ServiceData } from './service-data.ts';

/** The action as AWS documents it, when it is spelled out and known; undefined for patterns and unknown names. */
export function documentedAction(services: ServiceData, item: ActionItem): string | undefined {
  if (item.service === undefined || item.open !== undefined || /[*?]/.test(item.text)) return undefined;
  const action = services.service(item.service)?.actions.get(item.name.toLowerCase());
  return action === undefined ? undefined : `${item.service}:${action.name}`;
}
