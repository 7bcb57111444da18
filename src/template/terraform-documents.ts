import type { FoundPolicy } from '../rule/make-policy-subject.ts';
import type { Attachment, PolicyType } from '../rule/policy-subject.ts';
import type { SourceObject } from '../source/open.ts';
import type { Place } from '../source/source-file.ts';
import { type DeclaredResource, textSlot } from './declared-resource.ts';
import { referenceOf } from './draft-index.ts';
import { guessPolicyType } from './policy-type.ts';
import { resourcesOfType } from './resources-of-type.ts';
import type { TemplateDraft } from './template-draft.ts';
import { convertedDocument } from './terraform-document.ts';
import { POLICY_ATTRIBUTES, policyTypeOf } from './terraform-policies.ts';

/**
 * Every `data "aws_iam_policy_document"` is a policy; what uses it says of which type.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
 */
export function readTerraformDocuments(all: ReadonlyMap<string, DeclaredResource>, draft: TemplateDraft): void {
  const usesById = usesOfDocuments(all);
  for (const resource of resourcesOfType(all, 'data.aws_iam_policy_document')) {
    const { document, places } = convertedDocument(resource);
    const uses = usesById.get(resource.id) ?? [];
    // A document may be used for several things, and is checked once for each.
    const types = new Map((uses.length === 0 ? [undefined] : uses).map((use) => [use && typeKey(use), use]));
    for (const use of types.values()) {
      const found: FoundPolicy = {
        document,
        ...typeFor(use, document),
        origin: 'document',
        conditional: resource.conditional,
        at: (pointer, part) => placeIn(resource, places, { pointer, part }),
      };
      add(found, use, draft);
    }
  }
}

/** Uses of one type on what has no side of its own are the same check. */
function typeKey(use: DeclaredResource): string {
  const about = POLICY_ATTRIBUTES[use.type];
  const sided = about?.owner !== undefined || about?.type === 'rest-api' || about?.type === 'vpc-endpoint';
  return sided ? use.id : `${about?.type} ${about?.service ?? ''}`;
}

/** What uses each data block as its policy, by the id of the block. */
function usesOfDocuments(all: ReadonlyMap<string, DeclaredResource>): ReadonlyMap<string, readonly DeclaredResource[]> {
  const uses = new Map<string, DeclaredResource[]>();
  for (const [type, { attribute }] of Object.entries(POLICY_ATTRIBUTES)) {
    for (const other of resourcesOfType(all, type)) {
      const id = referenceOf(textSlot(other.properties[attribute]));
      const list = id === undefined ? undefined : uses.get(id);
      if (list !== undefined) list.push(other);
      else if (id !== undefined) uses.set(id, [other]);
    }
  }
  return uses;
}

function typeFor(
  use: DeclaredResource | undefined,
  document: SourceObject,
): { type: PolicyType; resourceService?: string; attachedTo?: Attachment; form?: 'managed' | 'inline' } {
  const about = use === undefined ? undefined : POLICY_ATTRIBUTES[use.type];
  if (use === undefined || about === undefined) return guessPolicyType(document, '');
  const kind = about.owner ?? (use.type === 'aws_iam_role' ? 'role' : undefined);
  const name = textSlot(use.properties[about.owner ?? 'name']);
  const attachedTo: Attachment | undefined =
    kind !== undefined
      ? { kind, name }
      : about.type === 'rest-api'
        ? { kind: 'rest-api', id: use.id, name: textSlot(use.properties['name']) }
        : undefined;
  return {
    type: policyTypeOf(use, about),
    ...(about.service === undefined ? {} : { resourceService: about.service }),
    ...(about.form === undefined ? {} : { form: about.form }),
    ...(attachedTo === undefined ? {} : { attachedTo }),
  };
}

/** Puts the policy where its user is: the API, the principal, or among the documents. */
function add(found: FoundPolicy, use: DeclaredResource | undefined, draft: TemplateDraft): void {
  if (use !== undefined && found.type === 'rest-api') {
    const api = use.type === 'aws_api_gateway_rest_api' ? use.id : referenceOf(textSlot(use.properties['rest_api_id']));
    const index = draft.apis.findIndex((one) => one.id === api && one.scope === use.scope);
    const known = draft.apis[index];
    if (known !== undefined) {
      draft.apis[index] = { ...known, policy: found, policyState: 'present' };
      return;
    }
  }
  if (use !== undefined && found.type === 'vpc-endpoint' && onEndpoint(found, use, draft)) return;
  const owner = use === undefined ? undefined : POLICY_ATTRIBUTES[use.type]?.owner;
  if (use === undefined || owner === undefined) draft.policies.push(found);
  else
    draft.attached.push({
      scope: use.scope,
      policy: found,
      to: [{ kind: owner, name: textSlot(use.properties[owner]) }],
    });
}

function onEndpoint(found: FoundPolicy, use: DeclaredResource, draft: TemplateDraft): boolean {
  const id = use.type === 'aws_vpc_endpoint' ? use.id : referenceOf(textSlot(use.properties['vpc_endpoint_id']));
  const index = draft.vpcEndpoints.findIndex((one) => one.id === id && one.scope === use.scope);
  const known = draft.vpcEndpoints[index];
  if (known === undefined) return false;
  const attachedTo = { kind: 'vpc-endpoint', id: known.id, name: undefined } as const;
  draft.vpcEndpoints[index] = { ...known, policy: { ...found, attachedTo } };
  return true;
}

/** Where a part of the policy is written. Operator and key of a condition, names in a policy, are values of the block. */
function placeIn(
  resource: DeclaredResource,
  places: ReadonlyMap<string, string>,
  { pointer, part }: { readonly pointer: string; readonly part: 'key' | undefined },
): Place {
  const own = places.get(pointer) ?? '';
  const named = part === 'key' ? /^(.*\/)(test|values)$/.exec(own) : null;
  const place =
    named === null
      ? resource.property(placeOf(places, pointer), part)
      : resource.property(`${named[1]}${named[2] === 'test' ? 'test' : 'variable'}`);
  return { ...place, madeUp: true };
}

function placeOf(places: ReadonlyMap<string, string>, pointer: string): string {
  let head = pointer;
  while (!places.has(head) && head !== '') head = head.slice(0, head.lastIndexOf('/'));
  return (places.get(head) ?? '') + pointer.slice(head.length);
}
