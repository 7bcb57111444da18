import * as z from 'zod/mini';
import { type Recogniser, recogniser } from './recogniser.ts';

const summary = z.object({ Id: z.string(), Type: z.string() });

/** Outputs of `aws organizations`. Policy lists do not name the account or unit they hang on. */
export const organizationOutputs: readonly Recogniser[] = [
  recogniser(
    z.object({ Organization: z.object({ Id: z.string(), MasterAccountId: z.string() }) }),
    ({ Organization }, by) => [
      { kind: 'organization', by, value: { id: Organization.Id, managementAccount: Organization.MasterAccountId } },
    ],
  ),
  recogniser(z.object({ Policies: z.array(summary) }), ({ Policies }, by) => [
    {
      kind: 'note',
      by,
      value: `lists ${Policies.length} organization policies without naming the account or unit they hang on; not used`,
    },
  ]),
  recogniser(z.object({ Policy: z.object({ PolicySummary: summary, Content: z.string() }) }), ({ Policy }, by) => [
    {
      kind: 'note',
      by,
      value: `organization policy ${Policy.PolicySummary.Id}, nothing tells where it is attached; not used`,
    },
  ]),
  recogniser(z.object({ Parents: z.array(summary) }), (_found, by) => [
    { kind: 'note', by, value: 'parents of an account or unit that is not named; not used' },
  ]),
];
