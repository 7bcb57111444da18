import type { Answer, Asked } from './answer.ts';
import { members, pageOf, xml, xmlError } from './answer.ts';
import type { AnsweredAccount, AnsweredPrincipal } from './answered-account.ts';

/** Answers of IAM and STS: XML, documents URL-encoded, lists in pages. */
export function answerIam({ operation, input }: Asked, known: AnsweredAccount, size: number): Answer | undefined {
  const action = operation.replace(/^(iam|sts):/, '');
  if (action === 'GetCallerIdentity') {
    return xml(
      action,
      tag('Arn', known.identity.arn) + tag('UserId', known.identity.userId) + tag('Account', known.account),
    );
  }
  if (action === 'DecodeAuthorizationMessage') {
    const decoded = known.encoded?.[input['EncodedMessage'] ?? ''];
    return decoded === undefined
      ? xmlError('InvalidAuthorizationMessageException', 400, 'Message is not valid')
      : xml(action, tag('DecodedMessage', escaped(JSON.stringify(decoded))));
  }
  if (action === 'GetPolicy' || action === 'GetPolicyVersion') return managedPolicy(action, input, known);
  const { list, name } = principalNamed(input, known);
  if (list === undefined || name === undefined) return undefined;
  const found = list[name];
  if (found === undefined) return xmlError('NoSuchEntity', 404, `cannot find ${name}`);
  if (action === 'GetUser' || action === 'GetRole') return principal(action, { name, found, known });
  return listOf(action, input, { found, known, size }) ?? inlinePolicy(action, input, found);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function principalNamed(input: Asked['input'], known: AnsweredAccount) {
  if (input['UserName'] !== undefined) return { list: known.users ?? {}, name: input['UserName'] };
  if (input['RoleName'] !== undefined) return { list: known.roles ?? {}, name: input['RoleName'] };
  return { list: known.groups ?? {}, name: input['GroupName'] };
}

function managedPolicy(action: string, input: Asked['input'], known: AnsweredAccount): Answer {
  const document = known.managed?.[input['PolicyArn'] ?? ''];
  if (document === undefined) return xmlError('NoSuchEntity', 404);
  if (action === 'GetPolicy')
    return xml(action, tag('Policy', tag('Arn', input['PolicyArn'] ?? '') + tag('DefaultVersionId', 'v3')));
  return xml(action, tag('PolicyVersion', tag('VersionId', 'v3') + tag('Document', encoded(document))));
}

interface Found {
  readonly name: string;
  readonly found: AnsweredPrincipal;
  readonly known: AnsweredAccount;
}

function principal(action: string, { name, found, known }: Found): Answer {
  const type = action === 'GetUser' ? 'User' : 'Role';
  const arn = `arn:aws:iam::${known.account}:${type.toLowerCase()}${found.path ?? '/'}${name}`;
  const boundary =
    found.boundary === undefined
      ? ''
      : tag(
          'PermissionsBoundary',
          tag('PermissionsBoundaryType', 'Policy') + tag('PermissionsBoundaryArn', found.boundary),
        );
  const tags = tag(
    'Tags',
    members(Object.entries(found.tags ?? {}).map(([key, value]) => tag('Key', key) + tag('Value', value))),
  );
  return xml(
    action,
    tag(
      type,
      tag(`${type}Name`, name) +
        tag(`${type}Id`, type === 'User' ? 'AIDAEXAMPLE' : 'AROAEXAMPLE') +
        tag('Arn', arn) +
        tag('Path', '/') +
        boundary +
        tags,
    ),
  );
}

interface Listed {
  readonly found: AnsweredPrincipal;
  readonly known: AnsweredAccount;
  readonly size: number;
}

function listOf(action: string, input: Asked['input'], { found, known, size }: Listed): Answer | undefined {
  const lists: readonly (readonly [RegExp, string, readonly string[]])[] = [
    [
      /^ListAttached(User|Role|Group)Policies$/,
      'AttachedPolicies',
      (found.attached ?? []).map(
        (arn) => tag('PolicyArn', arn) + tag('PolicyName', arn.slice(arn.lastIndexOf('/') + 1)),
      ),
    ],
    [/^List(User|Role|Group)Policies$/, 'PolicyNames', Object.keys(found.inline ?? {})],
    [
      /^ListGroupsForUser$/,
      'Groups',
      (found.groups ?? []).map(
        (group) => tag('GroupName', group) + tag('Arn', `arn:aws:iam::${known.account}:group/${group}`),
      ),
    ],
  ];
  const list = lists.find(([pattern]) => pattern.test(action));
  if (list === undefined) return undefined;
  const { items, next } = pageOf(list[2], input['Marker'], size);
  return xml(
    action,
    tag(list[1], members(items)) +
      tag('IsTruncated', String(next !== undefined)) +
      (next === undefined ? '' : tag('Marker', next)),
  );
}

function inlinePolicy(action: string, input: Asked['input'], found: AnsweredPrincipal): Answer | undefined {
  if (!/^Get(User|Role|Group)Policy$/.test(action)) return undefined;
  const document = found.inline?.[input['PolicyName'] ?? ''];
  if (document === undefined) return xmlError('NoSuchEntity', 404);
  return xml(action, tag('PolicyName', input['PolicyName'] ?? '') + tag('PolicyDocument', encoded(document)));
}

function encoded(document: object): string {
  return encodeURIComponent(JSON.stringify(document));
}

function tag(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}
