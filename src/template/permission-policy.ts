import type { FoundPolicy } from '../rule/make-policy-subject.ts';
import type { Attachment } from '../rule/policy-subject.ts';
import type { FunctionLink } from '../rule/template-subject.ts';
import { emptyObject } from '../source/json-value.ts';
import {
  HOLE,
  hasHole,
  isOpen,
  openValue,
  type Slot,
  type SourceObject,
  type SourceValue,
  slotText,
} from '../source/open.ts';
import type { Place } from '../source/source-file.ts';
import { hole, joinTexts, type KnownText, knownText, textValue } from './known-text.ts';
import { declaredArn } from './resource-names.ts';
import type { DraftPermission } from './template-draft.ts';

/** A permission and what it names, taken apart. */
export interface LinkedPermission {
  readonly draft: DraftPermission;
  readonly function: FunctionLink;
}

/** Permissions of one function as the policy that Lambda would store. */
export function permissionPolicy(permissions: readonly LinkedPermission[], attachedTo: Attachment): FoundPolicy {
  let whole: Place | undefined;
  const document: Record<string, SourceValue> = emptyObject();
  document['Version'] = '2012-10-17';
  document['Statement'] = permissions.map(permissionStatement);
  return {
    document,
    type: 'lambda',
    resourceService: 'lambda',
    origin: 'permissions',
    attachedTo,
    at: (pointer) => {
      if (pointer !== '') return placeIn(permissions, pointer);
      whole ??= placeIn(permissions, '');
      return whole;
    },
  };
}

/** Where a part of a statement was written. */
function placeIn(permissions: readonly LinkedPermission[], pointer: string): Place {
  const segments = pointer.split('/');
  const permission = (permissions[Number(segments[2] ?? 0)] ?? permissions[0])?.draft;
  if (permission === undefined) throw new Error('a policy of no permissions has no places');
  const property = propertyOf(segments);
  return madeUp(property === undefined ? permission.at : permission.of(property));
}

function propertyOf([, , , element = '', operator = '', key = '']: readonly string[]): string | undefined {
  if (element !== 'Condition') return ELEMENT_PROPERTIES[element];
  return CONDITION_PROPERTIES[key] ?? CONDITION_PROPERTIES[operator];
}

function madeUp({ file, pointer, part, within }: Place): Place {
  if (within !== undefined) return { file, pointer, ...(part === undefined ? {} : { part }), within, madeUp: true };
  return part === undefined ? { file, pointer, madeUp: true } : { file, pointer, part, madeUp: true };
}

const ELEMENT_PROPERTIES: Readonly<Record<string, string>> = {
  Action: 'action',
  Principal: 'principal',
  Resource: 'function',
  Sid: 'statementId',
};
const CONDITION_PROPERTIES: Readonly<Record<string, string>> = {
  'aws:SourceArn': 'sourceArn',
  'aws:SourceAccount': 'sourceAccount',
  'aws:PrincipalOrgID': 'principalOrgId',
  'lambda:FunctionUrlAuthType': 'functionUrlAuthType',
  'lambda:InvokedViaFunctionUrl': 'invokedViaFunctionUrl',
  'lambda:EventSourceToken': 'eventSourceToken',
};

function permissionStatement({ draft: permission, function: link }: LinkedPermission): SourceObject {
  const statement: Record<string, SourceValue> = emptyObject();
  if (permission.statementId !== undefined) statement['Sid'] = permission.statementId;
  statement['Effect'] = 'Allow';
  if (permission.principal !== undefined) statement['Principal'] = principalElement(permission.principal);
  if (permission.action !== undefined) statement['Action'] = permission.action;
  statement['Resource'] = functionArn(link);
  const condition = conditionElement(permission);
  if (condition !== undefined) statement['Condition'] = condition;
  return statement;
}

/** The key that AddPermission chooses. https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html */
function principalElement(principal: Slot<string>): SourceValue {
  if (principal === '*') return '*';
  const text = slotText(principal);
  if (principal === undefined || text === undefined || text === HOLE) return openPrincipal(principal);
  const element: Record<string, SourceValue> = emptyObject();
  const service = !text.startsWith('arn:') && text.includes('.') && !/^[\d-]+$/.test(text);
  element[service ? 'Service' : 'AWS'] = principal;
  return element;
}

function openPrincipal(principal: Slot<string>): SourceValue {
  if (!isOpen(principal)) return openValue('Principal');
  const [reference] = principal.refs;
  if (reference?.kind !== 'resource' && reference?.name !== 'AWS::AccountId') return principal;
  return single('AWS', principal);
}

function functionArn(link: FunctionLink): SourceValue {
  const text = slotText(link.text);
  const written = link.text === undefined ? undefined : knownText(link.text);
  if (written === undefined || text === undefined) return openValue('function');
  const arn = text.startsWith('arn:') ? written : bareArn(written, text);
  const qualifier = link.qualifier === undefined ? undefined : knownText(link.qualifier);
  const whole = qualifier === undefined ? arn : joinTexts([arn, { text: ':', refs: [] }, qualifier]);
  return textValue(whole, 'function');
}

function bareArn(written: KnownText, text: string): KnownText {
  if (text === HOLE && written.refs[0]?.kind !== 'resource')
    return hole(written.refs[0] ?? { kind: 'other', name: 'function' });
  const name =
    text.includes('function:') && !hasHole(text)
      ? { text: text.slice(text.lastIndexOf('function:') + 9), refs: [] }
      : written;
  return declaredArn('AWS::Lambda::Function', name) ?? name;
}

function conditionElement(permission: DraftPermission): SourceObject | undefined {
  const arn = blockOf(permission, ARN_KEYS);
  const equals = blockOf(permission, TEXT_KEYS);
  const via = permission.invokedViaFunctionUrl;
  const bool = via === undefined || via === false ? undefined : single(VIA_URL, via === true ? 'true' : via);
  if (arn === undefined && equals === undefined && bool === undefined) return undefined;
  const condition: Record<string, SourceValue> = emptyObject();
  if (arn !== undefined) condition['ArnLike'] = arn;
  if (equals !== undefined) condition['StringEquals'] = equals;
  if (bool !== undefined) condition['Bool'] = bool;
  return condition;
}

const ARN_KEYS = [['aws:SourceArn', 'sourceArn']] as const;
const TEXT_KEYS = [
  ['aws:SourceAccount', 'sourceAccount'],
  ['aws:PrincipalOrgID', 'principalOrgId'],
  ['lambda:FunctionUrlAuthType', 'functionUrlAuthType'],
  ['lambda:EventSourceToken', 'eventSourceToken'],
] as const;
const VIA_URL = 'lambda:InvokedViaFunctionUrl';

function blockOf(
  permission: DraftPermission,
  keys: typeof ARN_KEYS | typeof TEXT_KEYS,
): Record<string, SourceValue> | undefined {
  let block: Record<string, SourceValue> | undefined;
  for (const [key, name] of keys) {
    const value = permission[name];
    if (value === undefined) continue;
    block ??= emptyObject();
    block[key] = value;
  }
  return block;
}

function single(key: string, value: SourceValue): SourceObject {
  const object: Record<string, SourceValue> = emptyObject();
  object[key] = value;
  return object;
}
