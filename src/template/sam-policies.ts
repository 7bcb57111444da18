import type { FoundPolicy } from '../rule/make-policy-subject.ts';
import { emptyObject } from '../source/json-value.ts';
import { isList, isObject, type SourceValue } from '../source/open.ts';
import type { Place } from '../source/source-file.ts';
import type { CloudFormationResource } from './cloudformation.ts';
import { type DeclaredResource, draftBase, textSlot } from './declared-resource.ts';
import { looksLikePolicy } from './find-policy-documents.ts';
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
    if (isObject(item)) policies.push(...documentsOf(resource, item, pointer));
    else managed.push({ arn: managedArn(item), at: resource.property(pointer) });
  }
  draft.principals.push({
    ...draftBase(resource, { boundary: '/PermissionsBoundary' }),
    id: `${resource.id}Role`,
    kind: 'role',
    name: undefined,
    policies,
    managedPolicyArns: managed,
    boundary: textSlot(properties['PermissionsBoundary']),
  });
}

/** SAM accepts the bare name of a managed policy. */
function managedArn(item: SourceValue): ReturnType<typeof textSlot> {
  return typeof item === 'string' && !item.startsWith('arn:') ? `arn:aws:iam::aws:policy/${item}` : textSlot(item);
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
  if (!looksLikePolicy(item)) return [];
  if ('Version' in item)
    return [{ ...about, document: item, at: (inner, part) => resource.property(pointer + inner, part) }];
  const document: Record<string, SourceValue> = Object.assign(emptyObject(), item);
  document['Version'] = '2012-10-17';
  return [
    { ...about, document, at: (inner, part) => resource.property(pointer + inner.replace(/^\/Version.*$/, ''), part) },
  ];
}
