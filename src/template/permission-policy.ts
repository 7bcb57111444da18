import type { FoundPolicy } from '../rule/make-policy-subject.ts';
import type { Attachment } from '../rule/policy-subject.ts';
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
import { readLink } from './link-function.ts';
import { declaredArn } from './resource-names.ts';
import type { DraftPermission } from './template-draft.ts';

/** Permissions of one function as the policy that Lambda would store. */
export function permissionPolicy(permissions: readonly DraftPermission[], attachedTo: Attachment): FoundPolicy {
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
function placeIn(permissions: readonly DraftPermission[], pointer: string): Place {
  const [, , index = '0', element = '', operator = '', key = ''] = pointer.split('/');
  const permission = permissions[Number(index)] ?? permissions[0];
  if (permission === undefined) throw new Error('a policy of no permissions has no places');
  const property =
    element === 'Condition'
      ? (CONDITION_PROPERTIES[key] ?? CONDITION_PROPERTIES[operator])
      : ELEMENT_PROPERTIES[element];
  const place = property === undefined ? permission.at : permission.of(property);
  return { ...place, madeUp: true };
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

function permissionStatement(permission: DraftPermission): SourceObject {
  const statement: Record<string, SourceValue> = emptyObject();
  if (permission.statementId !== undefined) statement['Sid'] = permission.statementId;
  statement['Effect'] = 'Allow';
  if (permission.principal !== undefined) statement['Principal'] = principalElement(permission.principal);
  if (permission.action !== undefined) statement['Action'] = permission.action;
  statement['Resource'] = functionArn(permission);
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
  const element: Record<string, SourceValue> = emptyObject();
  element['AWS'] = principal;
  return element;
}

function functionArn(permission: DraftPermission): SourceValue {
  const link = readLink(permission);
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
  const condition: Record<string, SourceValue> = emptyObject();
  const put = (operator: string, key: string, value: SourceValue | undefined): void => {
    if (value === undefined) return;
    const before = condition[operator];
    const block: Record<string, SourceValue> = Object.assign(emptyObject(), typeof before === 'object' ? before : {});
    block[key] = value;
    condition[operator] = block;
  };
  put('ArnLike', 'aws:SourceArn', permission.sourceArn);
  put('StringEquals', 'aws:SourceAccount', permission.sourceAccount);
  put('StringEquals', 'aws:PrincipalOrgID', permission.principalOrgId);
  put('StringEquals', 'lambda:FunctionUrlAuthType', permission.functionUrlAuthType);
  put('StringEquals', 'lambda:EventSourceToken', permission.eventSourceToken);
  const viaUrl = permission.invokedViaFunctionUrl;
  if (viaUrl !== false) put('Bool', 'lambda:InvokedViaFunctionUrl', viaUrl === true ? 'true' : viaUrl);
  return Object.keys(condition).length === 0 ? undefined : condition;
}
