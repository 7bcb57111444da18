import type { DeclaredResource } from './declared-resource.ts';
import type { TemplateDraft } from './template-draft.ts';
import { readTerraformApi } from './terraform-api.ts';
import { readTerraformDocuments } from './terraform-documents.ts';
import { readTerraformLambda } from './terraform-lambda.ts';
import { readTerraformPolicies } from './terraform-policies.ts';

/** Reads the resources of a module, from HCL or from a plan, into the draft. */
export function readTerraformResources(resources: readonly DeclaredResource[], draft: TemplateDraft): void {
  const all = new Map(resources.map((resource) => [resource.id, resource]));
  // Endpoints before the policies that are declared apart from them.
  const inOrder = [...resources].sort((one, other) => Number(isEndpointPolicy(one)) - Number(isEndpointPolicy(other)));
  for (const resource of inOrder) {
    draft.resources.push({ ...resource, of: () => resource.at });
    readTerraformLambda(resource, draft, all);
    readTerraformApi(resource, draft, all);
    readTerraformPolicies(resource, draft);
  }
  readTerraformDocuments(all, draft);
}

function isEndpointPolicy({ type }: DeclaredResource): boolean {
  return type === 'aws_vpc_endpoint_policy';
}
