import { pointerTo } from '../source/json-value.ts';
import { isList, isObject, isOpen, type SourceObject, type SourceValue } from '../source/open.ts';
import { actionWord } from './action-word.ts';
import { arnFields } from './arn-fields.ts';
import { conditionIsOpen, conditionItems } from './make-condition-items.ts';
import { itemsOf, type Scalar } from './make-text-items.ts';
import type { ActionItem, Element, PrincipalItem, ResourceItem, StatementSubject, TextItem } from './policy-subject.ts';
import type { ServiceData } from './service-data.ts';

/** Reads one statement as written; nothing about its shape is taken for granted. */
export function makeStatement(
  raw: SourceObject,
  place: { readonly index: number; readonly pointer: string; readonly conditional: boolean },
  services: ServiceData,
): StatementSubject {
  const to = (element: Element): string => `${place.pointer}/${element}`;
  const allActions = actionItems(services, raw['Action'], to('Action'));
  const allResources = itemsOf(raw['Resource'], to('Resource'), resourceItem);
  const allPrincipals = principalItems(raw['Principal'], to('Principal'));
  const effect = raw['Effect'];
  const sid = raw['Sid'];
  // Written out: a spread first makes this several times slower, and there are thousands of statements.
  return {
    index: place.index,
    pointer: place.pointer,
    conditional: place.conditional,
    raw,
    sid: typeof sid === 'string' ? sid : undefined,
    effect: effect === 'Allow' || effect === 'Deny' ? effect : undefined,
    allActions,
    actions: known(allActions),
    notActions: known(actionItems(services, raw['NotAction'], to('NotAction'))),
    allResources,
    resources: known(allResources),
    notResources: known(itemsOf(raw['NotResource'], to('NotResource'), resourceItem)),
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

function actionItems(services: ServiceData, value: SourceValue | undefined, pointer: string): readonly ActionItem[] {
  return itemsOf(value, pointer, ({ text, pointer: place, type, open }) => {
    const word = actionWord(services, text);
    const { lower, service, name } = word;
    return { text: word.text, lower, pointer: place, type, open, service, name, word };
  });
}

function resourceItem({ text, pointer, type, open }: Scalar): ResourceItem {
  return { text, pointer, type, open, arn: arnFields(text) };
}

function principalItems(value: SourceValue | undefined, pointer: string): readonly PrincipalItem[] {
  if (value === undefined) return [];
  if (value === '*')
    return [{ text: '*', pointer, type: 'string', open: undefined, principalType: '*', anyone: true, arn: undefined }];
  if (!isObject(value)) return itemsOf(value, pointer, (scalar) => principalItem(scalar, 'bare'));
  const items: PrincipalItem[] = [];
  for (const [type, names] of Object.entries(value)) {
    items.push(...itemsOf(names, pointerTo(pointer, type), (scalar) => principalItem(scalar, type)));
  }
  return items;
}

function principalItem({ text, pointer, type, open }: Scalar, principalType: string): PrincipalItem {
  return {
    text,
    pointer,
    type,
    open,
    principalType,
    anyone: text === '*' && principalType === 'AWS',
    arn: arnFields(text),
  };
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
