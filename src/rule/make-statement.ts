import { pointerTo } from '../source/json-value.ts';
import { isList, isObject, isOpen, type SourceObject, type SourceValue } from '../source/open.ts';
import { arnFields } from './arn-fields.ts';
import { conditionIsOpen, conditionItems } from './make-condition-items.ts';
import { textItems } from './make-text-items.ts';
import type { ActionItem, Element, PrincipalItem, ResourceItem, StatementSubject, TextItem } from './policy-subject.ts';

/** Reads one statement as written; nothing about its shape is taken for granted. */
export function makeStatement(
  raw: SourceObject,
  place: { readonly index: number; readonly pointer: string; readonly conditional: boolean },
): StatementSubject {
  const to = (element: Element): string => `${place.pointer}/${element}`;
  const allActions = textItems(raw['Action'], to('Action')).map(actionItem);
  const allResources = textItems(raw['Resource'], to('Resource')).map(resourceItem);
  const allPrincipals = principalItems(raw['Principal'], to('Principal'));
  const effect = raw['Effect'];
  const sid = raw['Sid'];
  return {
    ...place,
    raw,
    sid: typeof sid === 'string' ? sid : undefined,
    effect: effect === 'Allow' || effect === 'Deny' ? effect : undefined,
    allActions,
    actions: known(allActions),
    notActions: known(textItems(raw['NotAction'], to('NotAction')).map(actionItem)),
    allResources,
    resources: known(allResources),
    notResources: known(textItems(raw['NotResource'], to('NotResource')).map(resourceItem)),
    allPrincipals,
    principals: known(allPrincipals),
    notPrincipals: known(principalItems(raw['NotPrincipal'], to('NotPrincipal'))),
    conditions: conditionItems(raw['Condition'], to('Condition')),
    open: openElements(raw),
    has: (element) => element in raw,
    to,
  };
}

function known<T extends TextItem>(items: readonly T[]): readonly T[] {
  return items.every((item) => item.open === undefined) ? items : items.filter((item) => item.open === undefined);
}

function actionItem(item: TextItem): ActionItem {
  const colon = item.text.indexOf(':');
  if (colon < 0) return { ...item, service: undefined, name: item.text };
  return { ...item, service: item.text.slice(0, colon).toLowerCase(), name: item.text.slice(colon + 1) };
}

function resourceItem(item: TextItem): ResourceItem {
  return { ...item, arn: arnFields(item.text) };
}

function principalItems(value: SourceValue | undefined, pointer: string): readonly PrincipalItem[] {
  if (value === '*') return [{ text: '*', pointer, type: 'string', principalType: '*', anyone: true, arn: undefined }];
  if (!isObject(value)) return textItems(value, pointer).map((item) => principalItem(item, 'bare'));
  const items: PrincipalItem[] = [];
  for (const [type, names] of Object.entries(value)) {
    for (const item of textItems(names, pointerTo(pointer, type))) items.push(principalItem(item, type));
  }
  return items;
}

function principalItem(item: TextItem, principalType: string): PrincipalItem {
  return { ...item, principalType, anyone: item.text === '*' && principalType === 'AWS', arn: arnFields(item.text) };
}

const ELEMENTS = [
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Principal',
  'NotPrincipal',
  'Effect',
  'Sid',
] as const;
const NOTHING_OPEN: ReadonlySet<Element> = new Set();

function openElements(raw: SourceObject): ReadonlySet<Element> {
  let open: Set<Element> | undefined;
  for (const element of ELEMENTS) {
    if (hasOpen(raw[element])) open = (open ?? new Set<Element>()).add(element);
  }
  if (conditionIsOpen(raw['Condition'])) open = (open ?? new Set<Element>()).add('Condition');
  return open ?? NOTHING_OPEN;
}

function hasOpen(value: SourceValue | undefined): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (isOpen(value)) return true;
  return isList(value) ? value.some(isOpen) : Object.values(value).some(hasOpen);
}
