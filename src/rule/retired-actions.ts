import { actionMatches } from './grants.ts';
import type { ActionItem } from './policy-subject.ts';

/** Actions that exist no more or have no effect any more, and what to use instead. */
export const RETIRED_ACTIONS: readonly { readonly pattern: string; readonly instead: string }[] = [
  { pattern: 'lambda:InvokeAsync', instead: 'lambda:InvokeFunction' },
  { pattern: 'aws-portal:*', instead: 'the fine-grained actions of billing, account and payments' },
  { pattern: 'purchase-orders:ViewPurchaseOrders', instead: 'purchase-orders:GetPurchaseOrder and the like' },
  { pattern: 'purchase-orders:ModifyPurchaseOrders', instead: 'purchase-orders:UpdatePurchaseOrder and the like' },
];

/** Actions that no reference lists, and that policies made by AWS itself name. */
export const UNLISTED_ACTIONS: ReadonlySet<string> = new Set(['sns:receive']);

const SERVICES = new Set(RETIRED_ACTIONS.map(({ pattern }) => pattern.slice(0, pattern.indexOf(':'))));

/** What is known of an action that exists no more; undefined for all others. */
export function retiredAction(
  item: Pick<ActionItem, 'service' | 'text'>,
): (typeof RETIRED_ACTIONS)[number] | undefined {
  if (item.service === undefined || !SERVICES.has(item.service)) return undefined;
  return RETIRED_ACTIONS.find(({ pattern }) => actionMatches(pattern, item.text));
}
