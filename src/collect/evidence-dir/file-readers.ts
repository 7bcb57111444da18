import { absent, notCollected } from '../not-read.ts';
import type { DomainReader, OrganizationReader, Readers, StsReader } from '../readers.ts';
import { fileHttpReader, fileRestReader } from './file-api-readers.ts';
import { NO_FILE, toldBy } from './file-evidence.ts';
import { fileIamReader } from './file-iam-reader.ts';
import { fileLambdaReader } from './file-lambda-reader.ts';
import { accountOf, factsOf, type SavedFact } from './saved-fact.ts';

/** The readers over saved outputs; `account` is that of the caller, when it is known. */
export function fileReaders(facts: readonly SavedFact[], account: string | undefined): Readers {
  return {
    sts: stsReader(facts),
    iam: fileIamReader(facts, account),
    lambda: fileLambdaReader(facts),
    rest: fileRestReader(facts),
    http: fileHttpReader(facts),
    domains: domainReader,
    organization: organizationReader(facts),
  };
}

/** The account that all files speak of, if it is one. */
export function soleAccount(facts: readonly SavedFact[]): string | undefined {
  const accounts = new Set([
    ...factsOf(facts, 'identity').map((fact) => fact.value.account),
    ...factsOf(facts, 'principal').map((fact) => fact.account),
    ...factsOf(facts, 'function').map((fact) => accountOf(fact.value.arn)),
    ...factsOf(facts, 'functionPolicy').map((fact) => accountOf(fact.arn)),
  ]);
  const [sole] = accounts;
  return accounts.size === 1 ? sole : undefined;
}

/** The region of a function's ARN in the files, or the one region of all. */
export function regionOf(facts: readonly SavedFact[], name: string | undefined): string | undefined {
  const arns = [
    ...factsOf(facts, 'function').map((fact) => fact.value.arn),
    ...factsOf(facts, 'functionPolicy').map((fact) => fact.arn),
    ...factsOf(facts, 'url').map((fact) => fact.functionArn),
  ];
  const own = arns.filter((arn) => arn.split(':')[6] === name);
  const regions = new Set((own.length > 0 ? own : arns).map((arn) => arn.split(':')[3]));
  const [sole] = regions;
  return regions.size === 1 ? sole : undefined;
}

function stsReader(facts: readonly SavedFact[]): StsReader {
  return { identity: async () => toldBy(factsOf(facts, 'identity'), 'sts:GetCallerIdentity', NO_FILE) };
}

const domainReader: DomainReader = { mappings: async () => notCollected('apigateway:GetApiMappings', NO_FILE) };

function organizationReader(facts: readonly SavedFact[]): OrganizationReader {
  const unattached = 'no file tells which organization policies hang on the account';
  return {
    organization: async () => toldBy(factsOf(facts, 'organization'), 'organizations:DescribeOrganization', NO_FILE),
    parents: async () => notCollected('organizations:ListParents', unattached),
    controlPolicies: async () => notCollected('organizations:ListPoliciesForTarget', unattached),
    policy: async () => absent('no file'),
  };
}
