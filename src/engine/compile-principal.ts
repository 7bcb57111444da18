import type { PrincipalElement, Statement } from '../domain/policy.ts';

/** A principal element with its names sorted by what they can mean. */
export interface CompiledPrincipal {
  /** `"*"` or `{"AWS": "*"}`, which mean the same. */
  readonly everybody: boolean;
  /** User, role, session and federated-user ARNs, as written. */
  readonly arns: ReadonlySet<string>;
  /** Role ARNs with a path, by role name: a session ARN does not tell the path. */
  readonly pathRoles: ReadonlyMap<string, readonly string[]>;
  /** Account id → partitions under which its root ARN is named; '' for the bare 12 digits. */
  readonly accounts: ReadonlyMap<string, readonly string[]>;
  readonly services: ReadonlySet<string>;
}

const ACCOUNT_ROOT = /^arn:([^:]*):iam::(\d{12}):root$/;
const ROLE = /^arn:[^:]*:iam::\d{12}:role\/(?:.*\/)?([^/]+)$/;

/**
 * The principals of a statement. There are no partial wildcards, and an id such as `AIDA…` or `AROA…`, which AWS puts in
 * place of a deleted user or role, is kept as text that no caller's ARN equals.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function compilePrincipal(element: PrincipalElement): CompiledPrincipal {
  if (element === '*') return EVERYBODY;
  const arns = new Set<string>();
  const accounts = new Map<string, string[]>();
  const pathRoles = new Map<string, string[]>();
  let everybody = false;
  for (const name of element.AWS ?? []) {
    const root = ACCOUNT_ROOT.exec(name);
    const role = ROLE.exec(name)?.[1];
    if (name === '*') everybody = true;
    else if (/^\d{12}$/.test(name)) append(accounts, name, '');
    else if (root !== null) append(accounts, root[2] ?? '', root[1] ?? '');
    else arns.add(name);
    if (role !== undefined) append(pathRoles, role, name);
  }
  return { everybody, arns, accounts, pathRoles, services: new Set(element.Service ?? []) };
}

/** How a statement names its principals. */
export type CompiledPrincipals =
  | { readonly kind: 'principal' | 'notPrincipal'; readonly principal: CompiledPrincipal }
  | { readonly kind: 'none' };

/** The principal element of a statement, whichever it has. */
export function compilePrincipals(statement: Statement): CompiledPrincipals {
  if (statement.principal !== undefined) return { kind: 'principal', principal: compilePrincipal(statement.principal) };
  if (statement.notPrincipal === undefined) return { kind: 'none' };
  return { kind: 'notPrincipal', principal: compilePrincipal(statement.notPrincipal) };
}

const EVERYBODY: CompiledPrincipal = {
  everybody: true,
  arns: new Set(),
  accounts: new Map(),
  pathRoles: new Map(),
  services: new Set(),
};

function append(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
