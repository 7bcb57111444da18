import type { ServiceData, ServiceFacts } from '../rule/service-data.ts';
import { readService } from './read-service.ts';
import { RCP_PREFIXES, SERVICE_DATA_DATE, SERVICE_TEXTS } from './service-texts.generated.ts';

/** The service data of this release; each service is unfolded when it is first asked for. */
export function serviceData(): ServiceData {
  const texts = new Map(Object.entries(SERVICE_TEXTS));
  const services = new Map<string, ServiceFacts | undefined>();
  return {
    date: SERVICE_DATA_DATE,
    prefixes: [...texts.keys()],
    rcpPrefixes: new Set(RCP_PREFIXES),
    service: (prefix) => {
      if (services.has(prefix)) return services.get(prefix);
      const lower = prefix.toLowerCase();
      const text = texts.get(lower);
      const facts = text === undefined ? undefined : readService(lower, text);
      services.set(prefix, facts);
      return facts;
    },
  };
}
