import { pointerTo } from '../source/json-value.ts';
import { isList, isObject, openValue, type Slot, type SourceObject, type SourceValue } from '../source/open.ts';
import type { Place, SourceFile } from '../source/source-file.ts';
import type { DeploymentFacts } from './cloudformation-names.ts';
import { flagSlot, textSlot, textSlots, valueIn } from './declared-resource.ts';
import { apiSlot, notRead, serverlessBase } from './serverless-base.ts';
import { readServerlessEvents } from './serverless-events.ts';
import { serverlessStatements } from './serverless-statements.ts';
import { withVariables } from './serverless-variables.ts';
import type { TemplateDraft } from './template-draft.ts';

interface Reading {
  readonly file: SourceFile;
  readonly root: SourceObject;
  readonly facts: DeploymentFacts;
}

interface Found {
  readonly name: string;
  readonly value: SourceObject;
  readonly pointer: string;
}

/** Reads the functions of a serverless.yml with their URLs, events and statements; `functions` is a map or a list of maps. */
export function readServerlessFunctions(reading: Reading, draft: TemplateDraft): void {
  const { functions } = reading.root;
  const maps = isList(functions) ? functions : [functions];
  for (const [index, map] of maps.entries()) {
    const pointer = isList(functions) ? `/functions/${index}` : '/functions';
    if (!isObject(map)) {
      if (map !== undefined && map !== null) notRead(reading.file, { pointer, why: 'functions of other files' }, draft);
      continue;
    }
    for (const [name, value] of Object.entries(map)) {
      const at = pointerTo(pointer, name);
      if (isObject(value)) readFunction(reading, { name, value, pointer: at }, draft);
      else notRead(reading.file, { pointer: at, why: 'functions of other files' }, draft);
    }
  }
}

function readFunction(reading: Reading, found: Found, draft: TemplateDraft): void {
  const { file } = reading;
  const { name, value, pointer } = found;
  const base = serverlessBase(file, pointer, name);
  draft.functions.push({
    ...base,
    name: textSlot(withVariables(value['name'] ?? openValue('name'))),
    arn: undefined,
    role: roleOf(value['role']),
    aliases: [],
    logicalId: logicalId(name),
  });
  const { url } = value;
  if (url !== undefined && url !== false && url !== null) readUrl({ file, pointer, name, url }, draft);
  const place = (inner: string): Place => ({ file, pointer: pointer + inner });
  readServerlessEvents({ base, name, events: value['events'], place }, draft);
  readStatements(reading, found, draft);
}

/** A logical id of the template below, or an ARN. */
function roleOf(written: SourceValue | undefined): Slot<string> {
  const role = textSlot(withVariables(written ?? null));
  return typeof role === 'string' && /^[A-Za-z0-9]+$/.test(role) ? apiSlot(role) : role;
}

/** https://www.serverless.com/framework/docs/providers/aws/guide/resources */
function logicalId(name: string): string {
  const normal = name.replaceAll('-', 'Dash').replaceAll('_', 'Underscore');
  return `${normal.charAt(0).toUpperCase()}${normal.slice(1)}LambdaFunction`;
}

/** Roles of single functions: the plugin serverless-iam-roles-per-function, and `iam.role.statements` of version 4. */
function readStatements({ file, root, facts }: Reading, found: Found, draft: TemplateDraft): void {
  const attachedTo = { kind: 'role', id: `${found.name}Role`, name: undefined } as const;
  for (const inner of ['/iamRoleStatements', '/iam/role/statements']) {
    const at = { file, root, facts, pointer: found.pointer + inner };
    draft.policies.push(...serverlessStatements(at, { type: 'identity', form: 'inline', attachedTo }));
  }
}

/**
 * With `aws_iam` the framework grants nothing; without authorizer it adds both public permissions, since 4.23.0.
 * https://www.serverless.com/framework/docs/providers/aws/guide/functions#lambda-function-urls and
 * https://github.com/serverless/serverless/issues/13147
 */
function readUrl(
  found: { file: SourceFile; pointer: string; name: string; url: SourceValue },
  draft: TemplateDraft,
): void {
  const { file, pointer, name, url } = found;
  const authorizer = valueIn(url, 'authorizer');
  const place: Place = { file, pointer: `${pointer}/url`, part: 'key' };
  const own: Place = { file, pointer: `${pointer}/url/authorizer` };
  const cors = valueIn(url, 'cors');
  draft.urls.push({
    ...serverlessBase(file, pointer, `${name}Url`),
    at: place,
    of: (property) => (property === 'authType' && authorizer !== undefined ? own : place),
    target: apiSlot(name),
    qualifier: undefined,
    authType:
      authorizer === undefined ? 'NONE' : authorizer === 'aws_iam' ? 'AWS_IAM' : textSlot(withVariables(authorizer)),
    ...(isObject(cors) ? { cors: corsOf(cors) } : {}),
    addsPublicPermissions: true,
  });
}

function corsOf(cors: SourceObject) {
  return {
    allowCredentials: flagSlot(cors['allowCredentials']),
    allowOrigins: textSlots(cors['allowedOrigins'] ?? '*'),
  };
}
