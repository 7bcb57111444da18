import type { NewStatement, PolicyEdit } from '../domain/finding.ts';
import { nameSource, nameStatement } from './name-source.ts';

export type PermissionEdit = Extract<PolicyEdit, { kind: 'addFunctionPermission' }>;
type IdentityEdit = Extract<PolicyEdit, { kind: 'addIdentityStatement' }>;
type ApiEdit = Extract<PolicyEdit, { kind: 'addApiStatement' }>;

/** Edits sorted by the document that they change. */
export interface EditGroups {
  readonly permissions: readonly PermissionEdit[];
  /** Statements that go into one new inline policy. */
  readonly inline: readonly {
    readonly to: IdentityEdit['to'];
    readonly policyName: string;
    readonly statements: readonly NewStatement[];
  }[];
  readonly apis: readonly (Omit<ApiEdit, 'kind' | 'statement'> & { readonly statements: readonly NewStatement[] })[];
  /** What a person must do by hand: sentence and, when there is one, the statement to write. */
  readonly manual: readonly { readonly says: string; readonly statement?: NewStatement }[];
}

/** Returns the edits grouped, because two statements of one policy are one command. */
export function groupEdits(edits: readonly PolicyEdit[]): EditGroups {
  const inline = edits.filter((edit) => edit.kind === 'addIdentityStatement');
  const apis = edits.filter((edit) => edit.kind === 'addApiStatement');
  return {
    permissions: edits.filter((edit) => edit.kind === 'addFunctionPermission'),
    inline: groupBy(inline, (edit) => `${edit.to.type}/${edit.to.name}`).map(([first, all]) => ({
      to: first.to,
      policyName: first.policyName,
      statements: all.map((edit) => edit.statement),
    })),
    apis: groupBy(apis, (edit) => edit.apiId).map(([{ kind: _, statement: __, ...first }, all]) => ({
      ...first,
      statements: all.map((edit) => edit.statement),
    })),
    manual: edits.flatMap(manualOf),
  };
}

/** The whole resource policy of an API after the change, since API Gateway replaces it as one. */
export function apiDocument(group: EditGroups['apis'][number]): unknown {
  const existing: unknown = group.existing === undefined ? undefined : JSON.parse(group.existing);
  if (typeof existing !== 'object' || existing === null || !('Statement' in existing))
    return policyDocument(group.statements);
  const { Statement } = existing;
  const kept: readonly unknown[] = Array.isArray(Statement) ? Statement : [Statement];
  return { ...existing, Statement: [...kept, ...group.statements] };
}

/** A document with these statements. */
export function policyDocument(statements: readonly NewStatement[]): unknown {
  return { Version: '2012-10-17', Statement: statements };
}

/** Name of a logical resource, letters and digits only. */
export function logicalName(text: string): string {
  return text
    .split(/[^A-Za-z0-9]+/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
}

/** The conditions that AWS::Lambda::Permission and its relatives have a property for. */
export function permissionConditions(statement: NewStatement) {
  const value = (wanted: string): string | undefined => {
    for (const keys of Object.values(statement.Condition ?? {})) {
      for (const [key, values] of Object.entries(keys)) {
        if (key.toLowerCase() === wanted) return typeof values === 'string' ? values : values[0];
      }
    }
    return undefined;
  };
  return {
    authType: value('lambda:functionurlauthtype'),
    viaUrl: value('lambda:invokedviafunctionurl') === 'true',
    sourceArn: value('aws:sourcearn'),
    sourceAccount: value('aws:sourceaccount'),
    principal: principalText(statement),
  };
}

function principalText(statement: NewStatement): string {
  const { Principal } = statement;
  if (Principal === undefined || Principal === '*') return '*';
  const [values] = Object.values(Principal);
  return typeof values === 'string' ? values : (values?.[0] ?? '*');
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): readonly (readonly [T, readonly T[]])[] {
  const groups = new Map<string, [T, T[]]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item, [item]]);
    else group[1].push(item);
  }
  return [...groups.values()];
}

function manualOf(edit: PolicyEdit): EditGroups['manual'] {
  switch (edit.kind) {
    case 'changeStatement':
      return [{ says: `${nameStatement(edit.statement)}: ${edit.how}. Owner: ${edit.owner}` }];
    case 'extendPolicy':
      return [
        { says: `${nameSource(edit.source)} must also allow this. Owner: ${edit.owner}`, statement: edit.statement },
      ];
    case 'changeCall':
      return [{ says: edit.how }];
    default:
      return [];
  }
}
