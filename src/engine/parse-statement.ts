import type { ConditionBlock, PrincipalElement, Statement } from '../domain/policy.ts';
import { isConditionOperator } from './condition-operator.ts';
import { isRecord, shown, textList } from './policy-shape.ts';

const ELEMENTS: ReadonlySet<string> = new Set([
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
]);

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Note = (problem: string) => void;

/** One statement of a document; problems are appended, undefined means that nothing usable is left. */
export function parseStatement(value: unknown, index: number, problems: string[]): Statement | undefined {
  const note: Note = (problem) => problems.push(`statement ${index + 1}: ${problem}`);
  if (!isRecord(value)) {
    note(`a statement is a JSON object, found ${shown(value)}`);
    return undefined;
  }
  for (const element of Object.keys(value)) {
    if (!ELEMENTS.has(element)) note(`unknown element \`${element}\``);
  }
  const effect = value['Effect'];
  if (effect !== 'Allow' && effect !== 'Deny') {
    note(`\`Effect\` is ${shown(effect)}, it is \`Allow\` or \`Deny\``);
    return undefined;
  }
  exclusive(value, note);
  const statement: Mutable<Statement> = { index, effect };
  const sid = value['Sid'];
  if (typeof sid === 'string') statement.sid = sid;
  else if (sid !== undefined) note(`\`Sid\` is ${shown(sid)}, it is a string`);
  readLists(value, statement, note);
  readPrincipals(value, statement, note);
  const condition = conditionOf(value['Condition'], note);
  if (condition !== undefined) statement.condition = condition;
  return statement;
}

/** Each element or its negation, never both; an action is always required. */
function exclusive(value: Readonly<Record<string, unknown>>, note: Note): void {
  for (const element of ['Action', 'Resource', 'Principal']) {
    if (value[element] !== undefined && value[`Not${element}`] !== undefined) {
      note(`\`${element}\` and \`Not${element}\` exclude each other`);
    }
  }
  if (value['Action'] === undefined && value['NotAction'] === undefined) note('neither `Action` nor `NotAction`');
}

function readLists(value: Readonly<Record<string, unknown>>, statement: Mutable<Statement>, note: Note): void {
  const list = (element: string): readonly string[] | undefined => {
    if (value[element] === undefined) return undefined;
    const texts = textList(value[element]);
    if (texts === undefined) note(`\`${element}\` is ${shown(value[element])}, it is a string or a list of strings`);
    return texts;
  };
  const action = list('Action');
  if (action !== undefined) statement.action = action;
  const notAction = list('NotAction');
  if (notAction !== undefined) statement.notAction = notAction;
  const resource = list('Resource');
  if (resource !== undefined) statement.resource = resource;
  const notResource = list('NotResource');
  if (notResource !== undefined) statement.notResource = notResource;
}

function readPrincipals(value: Readonly<Record<string, unknown>>, statement: Mutable<Statement>, note: Note): void {
  const principal = principalOf(value['Principal'], note);
  if (principal !== undefined) statement.principal = principal;
  const notPrincipal = principalOf(value['NotPrincipal'], note);
  if (notPrincipal !== undefined) statement.notPrincipal = notPrincipal;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
function principalOf(value: unknown, note: Note): PrincipalElement | undefined {
  if (value === undefined) return undefined;
  if (value === '*') return '*';
  if (!isRecord(value)) {
    note(`a principal is \`*\` or an object, found ${shown(value)}`);
    return undefined;
  }
  const element: {
    AWS?: readonly string[];
    Service?: readonly string[];
    Federated?: readonly string[];
    CanonicalUser?: readonly string[];
  } = {};
  for (const type of Object.keys(value)) {
    const texts = textList(value[type]);
    if (texts === undefined)
      note(`principal \`${type}\` is ${shown(value[type])}, it is a string or a list of strings`);
    else if (type === 'AWS' || type === 'Service' || type === 'Federated' || type === 'CanonicalUser')
      element[type] = texts;
    else note(`unknown principal type \`${type}\``);
  }
  return element;
}

function conditionOf(value: unknown, note: Note): ConditionBlock | undefined {
  if (value === undefined) return undefined;
  if (!isRecord(value)) {
    note(`\`Condition\` is ${shown(value)}, it is an object`);
    return undefined;
  }
  const entries: [string, Readonly<Record<string, readonly string[]>>][] = [];
  for (const operator of Object.keys(value)) {
    if (!isConditionOperator(operator)) note(`unknown condition operator \`${operator}\``);
    entries.push([operator, keysOf(value[operator], operator, note)]);
  }
  // `fromEntries` defines own properties, so that a key named `__proto__` stays data.
  return Object.fromEntries(entries);
}

function keysOf(value: unknown, operator: string, note: Note): Readonly<Record<string, readonly string[]>> {
  if (!isRecord(value)) {
    note(`condition \`${operator}\` is ${shown(value)}, it is an object of keys`);
    return {};
  }
  const entries: [string, readonly string[]][] = [];
  for (const key of Object.keys(value)) {
    const texts = textList(value[key]);
    if (texts === undefined)
      note(`condition key \`${key}\` is ${shown(value[key])}, it is a value or a list of values`);
    else entries.push([key, texts]);
  }
  return Object.fromEntries(entries);
}
