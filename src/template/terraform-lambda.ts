import { isList, isObject, type SourceObject, type SourceValue } from '../source/open.ts';
import { type DeclaredResource, draftBase, flagSlot, textSlot, textSlots } from './declared-resource.ts';
import { hole, textValue } from './known-text.ts';
import { declaredArn } from './resource-names.ts';
import { resourcesOfType } from './resources-of-type.ts';
import type { TemplateDraft } from './template-draft.ts';

/** Reads aws_lambda_* and CloudFront distributions. https://registry.terraform.io/providers/hashicorp/aws/latest/docs */
export function readTerraformLambda(
  resource: DeclaredResource,
  draft: TemplateDraft,
  all: ReadonlyMap<string, DeclaredResource>,
): void {
  switch (resource.type) {
    case 'aws_lambda_function':
      readFunction(resource, draft, all);
      return;
    case 'aws_lambda_function_url':
      readUrl(resource, draft);
      return;
    case 'aws_lambda_permission':
      readPermission(resource, draft);
      return;
    case 'aws_cloudfront_distribution':
      readDistribution(resource, draft);
      return;
    default:
  }
}

function readFunction(
  resource: DeclaredResource,
  draft: TemplateDraft,
  all: ReadonlyMap<string, DeclaredResource>,
): void {
  const { properties, id } = resource;
  const arn = declaredArn('AWS::Lambda::Function', hole({ kind: 'resource', name: id }));
  const aliases = resourcesOfType(all, 'aws_lambda_alias').filter((other) =>
    pointsAt(other.properties['function_name'], resource),
  );
  draft.functions.push({
    ...draftBase(resource, { name: '/function_name', role: '/role' }),
    name: textSlot(properties['function_name']),
    arn: arn === undefined ? undefined : textSlot(textValue(arn, 'function ARN')),
    role: textSlot(properties['role']),
    aliases: aliases.map((alias) => textSlot(alias.properties['name'])),
  });
}

function pointsAt(value: SourceValue | undefined, target: DeclaredResource): boolean {
  const slot = textSlot(value);
  if (typeof slot === 'string') return slot === target.properties['function_name'];
  return slot?.refs.some((reference) => reference.name === target.id) === true;
}

/** The first of nested blocks. */
export function firstBlock(value: SourceValue | undefined): SourceObject | undefined {
  const first = isList(value) ? value[0] : value;
  return isObject(first) ? first : undefined;
}

function readUrl(resource: DeclaredResource, draft: TemplateDraft): void {
  const { properties } = resource;
  const cors = firstBlock(properties['cors']);
  draft.urls.push({
    ...draftBase(resource, {
      function: '/function_name',
      qualifier: '/qualifier',
      authType: '/authorization_type',
      cors: '/cors',
    }),
    target: textSlot(properties['function_name']),
    qualifier: textSlot(properties['qualifier']),
    authType: textSlot(properties['authorization_type']),
    ...(cors === undefined
      ? {}
      : {
          cors: {
            allowCredentials: flagSlot(cors['allow_credentials']),
            allowOrigins: textSlots(cors['allow_origins']),
          },
        }),
    addsPublicPermissions: false,
  });
}

const PERMISSION_PLACES = {
  function: '/function_name',
  qualifier: '/qualifier',
  action: '/action',
  principal: '/principal',
  sourceArn: '/source_arn',
  sourceAccount: '/source_account',
  principalOrgId: '/principal_org_id',
  functionUrlAuthType: '/function_url_auth_type',
  invokedViaFunctionUrl: '/invoked_via_function_url',
  eventSourceToken: '/event_source_token',
  statementId: '/statement_id',
};

function readPermission(resource: DeclaredResource, draft: TemplateDraft): void {
  const { properties } = resource;
  draft.permissions.push({
    ...draftBase(resource, PERMISSION_PLACES),
    target: textSlot(properties['function_name']),
    qualifier: textSlot(properties['qualifier']),
    action: textSlot(properties['action']),
    principal: textSlot(properties['principal']),
    sourceArn: textSlot(properties['source_arn']),
    sourceAccount: textSlot(properties['source_account']),
    principalOrgId: textSlot(properties['principal_org_id']),
    functionUrlAuthType: textSlot(properties['function_url_auth_type']),
    invokedViaFunctionUrl: flagSlot(properties['invoked_via_function_url']),
    eventSourceToken: textSlot(properties['event_source_token']),
    statementId: textSlot(properties['statement_id']),
    implicit: false,
  });
}

function readDistribution(resource: DeclaredResource, draft: TemplateDraft): void {
  const origins = resource.properties['origin'];
  draft.distributions.push({
    ...draftBase(resource),
    origins: (isList(origins) ? origins : []).filter(isObject).map((origin, index) => ({
      domain: textSlot(origin['domain_name']),
      originAccessControl: textSlot(origin['origin_access_control_id']),
      at: resource.property(`/origin/${index}`),
    })),
  });
}
