import { notCollected } from '../not-read.ts';
import type { HttpApiReader, RestApiReader } from '../readers.ts';
import { NO_FILE, toldBy } from './file-evidence.ts';
import { factsOf, type SavedFact } from './saved-fact.ts';

/** Answers from saved outputs of `aws apigateway`. */
export function fileRestReader(facts: readonly SavedFact[]): RestApiReader {
  const apis = factsOf(facts, 'restApi');
  const known = new Set(apis.map((api) => api.id));
  const why = `the outputs do not name their API, and ${known.size === 0 ? 'none is' : `${known.size} are`} known`;
  return {
    api: async (id) =>
      toldBy(
        apis.filter((api) => api.id === id),
        'apigateway:GetRestApi',
        NO_FILE,
      ),
    routes: async (id) => {
      const root = apis.find((api) => api.id === id)?.rootResourceId;
      const tied = factsOf(facts, 'restRoutes').filter((fact) => root !== undefined && fact.rootResourceId === root);
      const loose =
        tied.length === 0 && known.size === 1 && known.has(id) && root === undefined
          ? factsOf(facts, 'restRoutes')
          : [];
      return toldBy([...tied, ...loose], 'apigateway:GetResources', NO_FILE);
    },
    stages: async (id) => {
      const stages = factsOf(facts, 'restStages');
      if (stages.length > 0 && (known.size !== 1 || !known.has(id))) return notCollected('apigateway:GetStages', why);
      return toldBy(stages, 'apigateway:GetStages', NO_FILE);
    },
    deployedAt: async () => notCollected('apigateway:GetDeployment', NO_FILE),
  };
}

/** Answers from saved outputs of `aws apigatewayv2`, which name their API only in `get-api` and `get-apis`. */
export function fileHttpReader(facts: readonly SavedFact[]): HttpApiReader {
  const apis = factsOf(facts, 'httpApi');
  const known = new Set(apis.map((api) => api.id));
  const why = `the output does not name its API, and ${known.size} APIs are known`;
  const only = <K extends 'httpRoutes' | 'integrations' | 'httpStages'>(kind: K, id: string) => {
    const found = factsOf(facts, kind);
    return known.size === 1 && known.has(id)
      ? { found, missing: NO_FILE }
      : { found: [], missing: found.length > 0 ? why : NO_FILE };
  };
  return {
    api: async (id) =>
      toldBy(
        apis.filter((api) => api.id === id),
        'apigateway:GetApi',
        NO_FILE,
      ),
    routes: async (id) => {
      const { found, missing } = only('httpRoutes', id);
      return toldBy(found, 'apigateway:GetRoutes', missing);
    },
    integrations: async (id) => {
      const { found, missing } = only('integrations', id);
      return toldBy(found, 'apigateway:GetIntegrations', missing);
    },
    stages: async (id) => {
      const { found, missing } = only('httpStages', id);
      return toldBy(found, 'apigateway:GetStages', missing);
    },
  };
}
