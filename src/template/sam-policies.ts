import type { FoundPolicy } from '../rule/make-policy-subject.ts';
import { emptyObject } from '../source/json-value.ts';
import { isList, isObject, type SourceObject, type SourceValue } from '../source/open.ts';
import type { Place } from '../source/source-file.ts';
import { bareStatements } from './bare-statements.ts';
import type { CloudFormationResource } from './cloudformation.ts';
import { type DeclaredResource, draftBase, policyIn, textSlot } from './declared-resource.ts';
import { looksLikePolicy } from './find-policy-documents.ts';
import { hole, knownText, textValue } from './known-text.ts';
import { declaredArn } from './resource-names.ts';
import type { TemplateDraft } from './template-draft.ts';

/**
 * Policies of AWS::Serverless::Function make the execution role: documents, single statements, names of managed policies,
 * and policy templates (which SAM owns). https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html
 */
export function readSamPolicies(resource: CloudFormationResource, draft: TemplateDraft): void {
  const { properties } = resource;
  if ('Role' in properties) return;
  const written = properties['Policies'];
  const list = isList(written) ? written : written === undefined ? [] : [written];
  const base = isList(written) ? (index: number) => `/Policies/${index}` : () => '/Policies';
  const managed: { arn: ReturnType<typeof textSlot>; at: Place }[] = [];
  const policies: FoundPolicy[] = [];
  for (const [index, item] of list.entries()) {
    const pointer = base(index);
    if (isObject(item)) {
      const documents = documentsOf(resource, item, pointer);
      policies.push(...documents);
      if (documents.length === 0)
        draft.notRead.push({ at: resource.property(pointer), why: 'policy templates of SAM' });
    } else managed.push({ arn: managedArn(item), at: resource.property(pointer) });
  }
  const attachedTo = { kind: 'role', id: `${resource.id}Role`, name: undefined } as const;
  const trust = policyIn(resource, '/AssumeRolePolicyDocument', { type: 'trust', attachedTo });
  draft.principals.push({
    ...draftBase(resource, { boundary: '/PermissionsBoundary' }),
    ...attachedTo,
    ...(trust === undefined ? {} : { trust }),
    policies,
    managedPolicyArns: managed,
    boundary: textSlot(properties['PermissionsBoundary']),
  });
}

/** SAM accepts the bare name of a managed policy. */
function managedArn(item: SourceValue): ReturnType<typeof textSlot> {
  return typeof item === 'string' && !item.startsWith('arn:') ? `arn:aws:iam::aws:policy/${item}` : textSlot(item);
}

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html */
function invokeStatement(name: SourceValue | undefined): SourceObject {
  const known = name === undefined ? undefined : knownText(name);
  const arn = declaredArn('AWS::Lambda::Function', known ?? hole({ kind: 'other', name: 'FunctionName' }));
  const statement: Record<string, SourceValue> = emptyObject();
  statement['Effect'] = 'Allow';
  statement['Action'] = ['lambda:InvokeFunction'];
  statement['Resource'] = arn === undefined ? '*' : textValue({ ...arn, text: `${arn.text}*` }, 'function');
  return statement;
}

function documentsOf(resource: DeclaredResource, item: SourceValue, pointer: string): readonly FoundPolicy[] {
  const about = {
    type: 'identity',
    form: 'inline',
    origin: 'document',
    conditional: resource.conditional,
    attachedTo: { kind: 'role', id: `${resource.id}Role`, name: undefined },
  } as const;
  if (!isObject(item)) return [];
  if ('Effect' in item || 'Action' in item) {
    const document: Record<string, SourceValue> = emptyObject();
    document['Version'] = '2012-10-17';
    document['Statement'] = item;
    return [
      {
        ...about,
        document,
        at: (inner, part) =>
          resource.property(pointer + inner.replace(/^\/Statement/, '').replace(/^\/Version.*$/, ''), part),
      },
    ];
  }
  const invoke = item['LambdaInvokePolicy'];
  if (isObject(invoke)) {
    const at = () => resource.property(`${pointer}/LambdaInvokePolicy`);
    // SAM writes it: nobody can name its statement or narrow it.
    const document = bareStatements(invokeStatement(invoke['FunctionName']), at);
    return [{ ...about, ...document, origin: 'permissions' }];
  }
  if (!looksLikePolicy(item)) return [];
  if ('Version' in item)
    return [{ ...about, document: item, at: (inner, part) => resource.property(pointer + inner, part) }];
  const document: Record<string, SourceValue> = Object.assign(emptyObject(), item);
  document['Version'] = '2012-10-17';
  return [
    { ...about, document, at: (inner, part) => resource.property(pointer + inner.replace(/^\/Version.*$/, ''), part) },
  ];
}
