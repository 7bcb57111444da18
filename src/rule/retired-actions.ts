/** Actions that exist no more or have no effect any more, and what to use instead. */
export const RETIRED_ACTIONS: readonly { readonly pattern: string; readonly instead: string }[] = [
  { pattern: 'lambda:InvokeAsync', instead: 'lambda:InvokeFunction' },
  { pattern: 'aws-portal:*', instead: 'the fine-grained actions of billing, account and payments' },
  { pattern: 'purchase-orders:ViewPurchaseOrders', instead: 'purchase-orders:GetPurchaseOrder and the like' },
  { pattern: 'purchase-orders:ModifyPurchaseOrders', instead: 'purchase-orders:UpdatePurchaseOrder and the like' },
];
