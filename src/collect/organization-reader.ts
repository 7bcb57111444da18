import type { OrganizationsClient } from '@aws-sdk/client-organizations';
import { allOf, ask } from './ask.ts';
import type { AwsSession } from './aws-session.ts';
import type { OrganizationReader } from './readers.ts';
import type { CollectorDeclaration } from './tool-calls.ts';

export const organizationCalls = {
  collector: 'organization',
  reads: 'organization id and service control policies (readable from the management or a delegated account only)',
  calls: {
    'organizations:DescribeOrganization': { action: 'organizations:DescribeOrganization', resources: ['*'] },
    'organizations:ListParents': { action: 'organizations:ListParents', resources: ['*'] },
    'organizations:ListPoliciesForTarget': { action: 'organizations:ListPoliciesForTarget', resources: ['*'] },
    'organizations:DescribePolicy': { action: 'organizations:DescribePolicy', resources: ['*'] },
  },
} as const satisfies CollectorDeclaration;

type Sdk = typeof import('@aws-sdk/client-organizations');
type Organizations = { readonly sdk: Sdk; readonly client: OrganizationsClient };

/** Asks AWS Organizations; an account outside any organization gives `absent`. */
export function organizationReader(session: AwsSession, region: string): OrganizationReader {
  let opened: Promise<Organizations> | undefined;
  const open = async (): Promise<Organizations> => {
    const sdk = await import('@aws-sdk/client-organizations');
    return { sdk, client: new sdk.OrganizationsClient(session.clientConfig(region)) };
  };
  const askOrganizations = <T>(
    call: keyof typeof organizationCalls.calls,
    run: (found: Organizations) => Promise<T | undefined>,
  ) => {
    opened ??= open();
    const found = opened;
    return ask(call, async () => run(await found));
  };
  return {
    organization: () =>
      askOrganizations('organizations:DescribeOrganization', async ({ sdk, client }) => {
        const { Organization } = await client.send(new sdk.DescribeOrganizationCommand({}));
        if (Organization?.Id === undefined) return undefined;
        return { id: Organization.Id, managementAccount: Organization.MasterAccountId ?? '' };
      }),
    parents: (ChildId) =>
      askOrganizations('organizations:ListParents', async ({ sdk, client }) => {
        const all = await allOf(sdk.paginateListParents({ client }, { ChildId }), (page) => page.Parents);
        return all.map((parent) => ({ id: parent.Id ?? '', type: parent.Type ?? '' }));
      }),
    controlPolicies: (TargetId) =>
      askOrganizations('organizations:ListPoliciesForTarget', async ({ sdk, client }) => {
        const pages = sdk.paginateListPoliciesForTarget({ client }, { TargetId, Filter: 'SERVICE_CONTROL_POLICY' });
        const all = await allOf(pages, (page) => page.Policies);
        return all.map((policy) => ({ id: policy.Id ?? '', name: policy.Name ?? '', arn: policy.Arn ?? '' }));
      }),
    policy: (PolicyId) =>
      askOrganizations('organizations:DescribePolicy', async ({ sdk, client }) => {
        const { Policy } = await client.send(new sdk.DescribePolicyCommand({ PolicyId }));
        return Policy?.Content;
      }),
  };
}
