import { notCollected } from '../not-read.ts';
import type { LambdaReader } from '../readers.ts';
import { NO_FILE, toldBy } from './file-evidence.ts';
import { factsOf, type SavedFact } from './saved-fact.ts';

/** Answers from saved outputs of `aws lambda`. */
export function fileLambdaReader(facts: readonly SavedFact[]): LambdaReader {
  return { ...policyAnswers(facts), ...configurationAnswers(facts), ...urlAnswers(facts) };
}

function policyAnswers(facts: readonly SavedFact[]): Pick<LambdaReader, 'resourcePolicy' | 'policy'> {
  const policies = factsOf(facts, 'functionPolicy');
  return {
    resourcePolicy: async (arn) =>
      toldBy(
        policies.filter((fact) => fact.arn === arn),
        'lambda:GetResourcePolicy',
        NO_FILE,
      ),
    policy: async (name, qualifier) =>
      toldBy(
        policies.filter((fact) => isNamed(fact.arn, name) && fact.arn.split(':')[7] === qualifier),
        'lambda:GetPolicy',
        NO_FILE,
      ),
  };
}

function configurationAnswers(
  facts: readonly SavedFact[],
): Pick<LambdaReader, 'configuration' | 'functions' | 'tags' | 'aliases'> {
  return {
    configuration: async (name) =>
      toldBy(
        factsOf(facts, 'function').filter((fact) => isNamed(fact.value.arn, name)),
        'lambda:GetFunctionConfiguration',
        NO_FILE,
      ),
    functions: async () => ({ status: 'collected', value: knownFunctions(facts), by: 'evidence' }),
    tags: async (arn) =>
      toldBy(
        factsOf(facts, 'functionTags').filter((fact) => fact.arn === arn),
        'lambda:ListTags',
        NO_FILE,
      ),
    aliases: async (name) => {
      const found = factsOf(facts, 'alias').filter((fact) => isNamed(fact.functionArn, name));
      const [first] = found;
      if (first === undefined) return notCollected('lambda:ListAliases', NO_FILE);
      const value = found.map((fact) => ({ name: fact.name, version: fact.version }));
      return { status: 'collected', value, by: first.by };
    },
  };
}

function urlAnswers(facts: readonly SavedFact[]): Pick<LambdaReader, 'urls' | 'url'> {
  const urlsOf = (name: string) => factsOf(facts, 'url').filter((fact) => isNamed(fact.functionArn, name));
  return {
    urls: async (name) => {
      const found = urlsOf(name);
      const [first] = found;
      if (first === undefined) return notCollected('lambda:ListFunctionUrlConfigs', NO_FILE);
      const distinct = new Map(found.map((fact) => [fact.value.url, fact.value]));
      return { status: 'collected', value: [...distinct.values()], by: first.by };
    },
    url: async (name, qualifier) =>
      toldBy(
        urlsOf(name).filter((fact) => fact.value.qualifier === qualifier),
        'lambda:GetFunctionUrlConfig',
        NO_FILE,
      ),
  };
}

/** Functions that any file speaks of, with or without their configuration. */
function knownFunctions(facts: readonly SavedFact[]) {
  const full = factsOf(facts, 'function').map((fact) => [fact.value.arn, fact.value] as const);
  const named = factsOf(facts, 'url').map(
    ({ functionArn: arn }) => [arn, { name: arn.split(':')[6] ?? '', arn }] as const,
  );
  return [...new Map([...named, ...full]).values()];
}

/** `name` is a plain name or an unqualified ARN. */
function isNamed(arn: string, name: string): boolean {
  return arn.split(':').slice(0, 7).join(':') === name || arn.split(':')[6] === name;
}
