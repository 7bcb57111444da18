import type { FoundPolicy } from '../rule/make-policy-subject.ts';
import type { PolicyType } from '../rule/policy-subject.ts';
import { isList } from '../source/open.ts';
import { type DeclaredResource, draftBase, policyIn, textSlot, textSlots } from './declared-resource.ts';
import { referenceOf } from './draft-index.ts';
import type { TemplateDraft } from './template-draft.ts';

/** What a resource with a policy attribute says about it. */
export interface PolicyAttribute {
  readonly attribute: string;
  readonly type: PolicyType;
  readonly service?: string;
  /** Attribute that names the principal it hangs on. */
  readonly owner?: 'role' | 'user' | 'group';
  readonly form?: 'managed' | 'inline';
}

/** Terraform resources that carry a policy. */
export const POLICY_ATTRIBUTES: Readonly<Record<string, PolicyAttribute>> = {
  aws_iam_role: { attribute: 'assume_role_policy', type: 'trust' },
  aws_iam_policy: { attribute: 'policy', type: 'identity', form: 'managed' },
  aws_iam_role_policy: { attribute: 'policy', type: 'identity', owner: 'role', form: 'inline' },
  aws_iam_user_policy: { attribute: 'policy', type: 'identity', owner: 'user', form: 'inline' },
  aws_iam_group_policy: { attribute: 'policy', type: 'identity', owner: 'group', form: 'inline' },
  aws_ssoadmin_permission_set_inline_policy: { attribute: 'inline_policy', type: 'identity' },
  aws_api_gateway_rest_api: { attribute: 'policy', type: 'rest-api', service: 'execute-api' },
  aws_api_gateway_rest_api_policy: { attribute: 'policy', type: 'rest-api', service: 'execute-api' },
  aws_s3_bucket_policy: { attribute: 'policy', type: 'resource', service: 's3' },
  aws_sqs_queue: { attribute: 'policy', type: 'resource', service: 'sqs' },
  aws_sqs_queue_policy: { attribute: 'policy', type: 'resource', service: 'sqs' },
  aws_sns_topic: { attribute: 'policy', type: 'resource', service: 'sns' },
  aws_sns_topic_policy: { attribute: 'policy', type: 'resource', service: 'sns' },
  aws_kms_key: { attribute: 'policy', type: 'resource', service: 'kms' },
  aws_kms_key_policy: { attribute: 'policy', type: 'resource', service: 'kms' },
  aws_secretsmanager_secret_policy: { attribute: 'policy', type: 'resource', service: 'secretsmanager' },
  aws_ecr_repository_policy: { attribute: 'policy', type: 'resource', service: 'ecr' },
  aws_dynamodb_resource_policy: { attribute: 'policy', type: 'resource', service: 'dynamodb' },
  aws_cloudwatch_event_bus_policy: { attribute: 'policy', type: 'resource', service: 'events' },
  aws_kms_external_key: { attribute: 'policy', type: 'resource', service: 'kms' },
  aws_kms_replica_key: { attribute: 'policy', type: 'resource', service: 'kms' },
  aws_secretsmanager_secret: { attribute: 'policy', type: 'resource', service: 'secretsmanager' },
  aws_s3_bucket: { attribute: 'policy', type: 'resource', service: 's3' },
  aws_efs_file_system_policy: { attribute: 'policy', type: 'resource', service: 'elasticfilesystem' },
  aws_backup_vault_policy: { attribute: 'policy', type: 'resource', service: 'backup' },
  aws_cloudwatch_log_resource_policy: { attribute: 'policy_document', type: 'resource', service: 'logs' },
  aws_vpc_endpoint: { attribute: 'policy', type: 'vpc-endpoint' },
  aws_vpc_endpoint_policy: { attribute: 'policy', type: 'vpc-endpoint' },
  aws_s3control_access_point_policy: { attribute: 'policy', type: 'resource', service: 's3' },
  aws_s3_access_point: { attribute: 'policy', type: 'resource', service: 's3' },
  aws_kinesis_resource_policy: { attribute: 'policy', type: 'resource', service: 'kinesis' },
  aws_opensearch_domain_policy: { attribute: 'access_policies', type: 'resource', service: 'es' },
  aws_codeartifact_domain_permissions_policy: {
    attribute: 'policy_document',
    type: 'resource',
    service: 'codeartifact',
  },
  aws_vpclattice_auth_policy: { attribute: 'policy', type: 'resource', service: 'vpc-lattice-svcs' },
  aws_organizations_policy: { attribute: 'content', type: 'scp' },
};

/** Reads principals, their policies and attachments, and resource policies other than those of REST APIs. */
export function readTerraformPolicies(resource: DeclaredResource, draft: TemplateDraft): void {
  const { type } = resource;
  if (type === 'aws_iam_role' || type === 'aws_iam_user' || type === 'aws_iam_group') readPrincipal(resource, draft);
  else if (/^aws_iam_(role|user|group)_policy_attachment$/.test(type)) readAttachment(resource, draft);
  else if (type === 'aws_iam_policy_attachment') readAttachments(resource, draft);
  else if (type === 'aws_vpc_endpoint_policy') readEndpointPolicy(resource, draft);
  else if (type === 'aws_organizations_policy_attachment') readControlAttachment(resource, draft);
  else if (type === 'aws_vpc_endpoint') readVpcEndpoint(resource, draft);
  else if (!type.startsWith('aws_api_gateway_')) readPolicy(resource, draft);
}

/** Type of the policy of a resource; organizations say it in an attribute of their own. */
export function policyTypeOf(resource: DeclaredResource, about: PolicyAttribute): PolicyType {
  if (resource.type !== 'aws_organizations_policy') return about.type;
  return resource.properties['type'] === 'RESOURCE_CONTROL_POLICY' ? 'rcp' : 'scp';
}

function readPolicy(resource: DeclaredResource, draft: TemplateDraft): void {
  const about = Object.hasOwn(POLICY_ATTRIBUTES, resource.type) ? POLICY_ATTRIBUTES[resource.type] : undefined;
  if (about === undefined) return;
  const found = policyIn(resource, `/${about.attribute}`, {
    type: policyTypeOf(resource, about),
    ...(about.service === undefined ? {} : { resourceService: about.service }),
    ...(about.form === undefined ? {} : { form: about.form }),
  });
  if (found === undefined) return;
  if (about.owner === undefined) draft.policies.push(found);
  else attach(resource, { policy: found, owner: about.owner }, draft);
}

function attach(
  resource: DeclaredResource,
  own: { readonly policy: FoundPolicy; readonly owner: 'role' | 'user' | 'group' },
  draft: TemplateDraft,
): void {
  const name = textSlot(resource.properties[own.owner]);
  const attachedTo = { kind: own.owner, name };
  draft.attached.push({ scope: resource.scope, policy: { ...own.policy, attachedTo }, to: [attachedTo] });
}

function readPrincipal(resource: DeclaredResource, draft: TemplateDraft): void {
  const kind = resource.type === 'aws_iam_role' ? 'role' : resource.type === 'aws_iam_user' ? 'user' : 'group';
  const { properties } = resource;
  const name = textSlot(properties['name']);
  const attachedTo = { kind, id: resource.id, name } as const;
  const trust = kind === 'role' ? policyIn(resource, '/assume_role_policy', { type: 'trust', attachedTo }) : undefined;
  const inline = properties['inline_policy'];
  draft.principals.push({
    ...draftBase(resource, { name: '/name', boundary: '/permissions_boundary' }),
    kind,
    name,
    ...(trust === undefined ? {} : { trust }),
    policies: (isList(inline) ? inline : []).flatMap((_, index) => {
      const found = policyIn(resource, `/inline_policy/${index}/policy`, {
        type: 'identity',
        attachedTo,
        form: 'inline',
      });
      return found === undefined ? [] : [found];
    }),
    managedPolicyArns: textSlots(properties['managed_policy_arns']).map((arn, index) => ({
      arn,
      at: resource.property(`/managed_policy_arns/${index}`),
    })),
    boundary: textSlot(properties['permissions_boundary']),
  });
}

function readAttachment(resource: DeclaredResource, draft: TemplateDraft): void {
  const kind = /role|user|group/.exec(resource.type)?.[0] ?? 'role';
  const target = textSlot(resource.properties[kind]);
  const named = typeof target === 'string' ? target : (target?.refs.at(-1)?.name ?? '');
  draft.attachments.push({
    kind: 'managed',
    target: `${kind}/${named}`,
    policy: textSlot(resource.properties['policy_arn']),
    at: resource.property('/policy_arn'),
  });
}

/** One managed policy on several principals. */
function readAttachments(resource: DeclaredResource, draft: TemplateDraft): void {
  const { properties } = resource;
  const policy = textSlot(properties['policy_arn']);
  for (const kind of ['role', 'user', 'group'] as const) {
    for (const target of textSlots(properties[`${kind}s`])) {
      const named = typeof target === 'string' ? target : (target?.refs.at(-1)?.name ?? '');
      draft.attachments.push({
        kind: 'managed',
        target: `${kind}/${named}`,
        policy,
        at: resource.property('/policy_arn'),
      });
    }
  }
}

/** The policy of an endpoint that is declared apart; documents of data blocks come later (terraform-documents.ts). */
function readEndpointPolicy(resource: DeclaredResource, draft: TemplateDraft): void {
  const id = referenceOf(textSlot(resource.properties['vpc_endpoint_id']));
  const attachedTo = { kind: 'vpc-endpoint', ...(id === undefined ? {} : { id }), name: undefined } as const;
  const policy = policyIn(resource, '/policy', { type: 'vpc-endpoint', attachedTo });
  if (policy === undefined) return;
  const index = draft.vpcEndpoints.findIndex((one) => one.id === id && one.scope === resource.scope);
  const known = draft.vpcEndpoints[index];
  if (known === undefined) draft.policies.push(policy);
  else draft.vpcEndpoints[index] = { ...known, policy };
}

function readControlAttachment(resource: DeclaredResource, draft: TemplateDraft): void {
  const target = textSlot(resource.properties['target_id']);
  const named = typeof target === 'string' ? target : (target?.refs.at(-1)?.name ?? '');
  draft.attachments.push({
    kind: 'scp',
    target: named,
    policy: textSlot(resource.properties['policy_id']),
    at: resource.at,
  });
}

function readVpcEndpoint(resource: DeclaredResource, draft: TemplateDraft): void {
  const policy = policyIn(resource, '/policy', {
    type: 'vpc-endpoint',
    attachedTo: { kind: 'vpc-endpoint', id: resource.id, name: undefined },
  });
  const service = textSlot(resource.properties['service_name']);
  draft.vpcEndpoints.push({
    ...draftBase(resource, { service: '/service_name' }),
    service,
    ...(policy === undefined ? {} : { policy }),
  });
}
