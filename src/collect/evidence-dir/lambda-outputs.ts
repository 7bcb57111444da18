import * as z from 'zod/mini';
import type { FunctionUrlEvidence } from '../../snapshot/snapshot.ts';
import { policyText } from '../policy-text.ts';
import { document, type Recogniser, recogniser, text } from './recogniser.ts';
import type { SavedFact } from './saved-fact.ts';

const configuration = z.object({ FunctionName: z.string(), FunctionArn: z.string(), Role: text, Version: text });
const url = z.object({
  FunctionUrl: z.string(),
  FunctionArn: z.string(),
  AuthType: z.enum(['AWS_IAM', 'NONE']),
  CreationTime: text,
});
const alias = z.object({ AliasArn: z.string(), Name: z.string(), FunctionVersion: z.string() });

/** Outputs of `aws lambda`. */
export const lambdaOutputs: readonly Recogniser[] = [
  recogniser(z.object({ Functions: z.array(configuration) }), ({ Functions }, by) =>
    Functions.flatMap((raw) => functionFacts(raw, by)),
  ),
  recogniser(
    z.object({ Configuration: configuration, Tags: z.optional(z.record(z.string(), z.string())) }),
    ({ Configuration, Tags }, by) => [
      ...functionFacts(Configuration, by),
      { kind: 'functionTags', by, arn: unqualified(Configuration.FunctionArn), value: Tags ?? {} },
    ],
  ),
  recogniser(configuration, (raw, by) => functionFacts(raw, by)),
  recogniser(z.object({ FunctionUrlConfigs: z.array(url) }), ({ FunctionUrlConfigs }, by) =>
    FunctionUrlConfigs.map((raw) => urlFact(raw, by)),
  ),
  recogniser(url, (raw, by) => [urlFact(raw, by)]),
  recogniser(z.object({ Aliases: z.array(alias) }), ({ Aliases }, by) => Aliases.map((raw) => aliasFact(raw, by))),
  recogniser(alias, (raw, by) => [aliasFact(raw, by)]),
  recogniser(z.object({ Policy: document }), ({ Policy }, by) => policyFacts(policyText(Policy), by)),
];

function functionFacts(
  { FunctionName, FunctionArn, Role }: z.infer<typeof configuration>,
  by: string,
): readonly SavedFact[] {
  const role = typeof Role === 'string' ? { executionRole: Role } : {};
  return [{ kind: 'function', by, value: { name: FunctionName, arn: unqualified(FunctionArn), ...role } }];
}

function urlFact({ FunctionUrl, FunctionArn, AuthType, CreationTime }: z.infer<typeof url>, by: string): SavedFact {
  const qualifier = FunctionArn.split(':')[7];
  const value: FunctionUrlEvidence = {
    url: FunctionUrl,
    authType: AuthType,
    ...(qualifier === undefined ? {} : { qualifier }),
    ...(typeof CreationTime === 'string' ? { createdAt: CreationTime } : {}),
  };
  return { kind: 'url', by, functionArn: unqualified(FunctionArn), value };
}

function aliasFact({ AliasArn, Name, FunctionVersion }: z.infer<typeof alias>, by: string): SavedFact {
  return { kind: 'alias', by, functionArn: unqualified(AliasArn), name: Name, version: FunctionVersion };
}

/** `get-policy` does not name its function; the Resource of its statements does. */
function policyFacts(policy: string, by: string): readonly SavedFact[] {
  const named = [...new Set(resourcesOf(policy).filter((arn) => FUNCTION_ARN.test(arn)))];
  const bases = [...new Set(named.map(unqualified))];
  const [base] = bases;
  if (base === undefined || bases.length > 1) {
    return [{ kind: 'note', by, value: 'a policy whose statements do not name one function; not used' }];
  }
  const qualifiers = new Set(named.map((arn) => arn.slice(base.length)));
  const [qualifier = ''] = qualifiers;
  // Statements of several qualifiers stand together only where one list holds the policy of the whole function.
  const arn = qualifiers.size === 1 && !qualifier.includes('*') ? `${base}${qualifier}` : base;
  return [{ kind: 'functionPolicy', by, arn, value: policy }];
}

const FUNCTION_ARN = /^arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:function:[A-Za-z0-9_-]+(?::[A-Za-z0-9$_*-]+)?$/;
const strings = z.union([z.string(), z.array(z.string())]);
const resources = z.object({ Resource: z.optional(strings) });
const policyShape = z.object({ Statement: z.union([resources, z.array(resources)]) });

function resourcesOf(policy: string): readonly string[] {
  try {
    const { Statement } = z.parse(policyShape, JSON.parse(policy));
    return [Statement].flat().flatMap(({ Resource }) => Resource ?? []);
  } catch {
    return [];
  }
}

function unqualified(arn: string): string {
  return arn.split(':').slice(0, 7).join(':');
}
