import type { ServiceData, ServiceFacts } from '../rule/service-data.ts';
import { readService } from './read-service.ts';
import { RCP_PREFIXES, SERVICE_DATA_DATE, SERVICE_TEXTS } from './service-texts.generated.ts';

/** The service data of this release, always the same object; each service is unfolded when it is first asked for. */
export function serviceData(): ServiceData {
  release ??= readRelease();
  return release;
}

let release: ServiceData | undefined;

function readRelease(): ServiceData {
  const services = new Map<string, ServiceFacts | undefined>();
  return {
    date: SERVICE_DATA_DATE,
    prefixes: Object.keys(SERVICE_TEXTS),
    rcpPrefixes: new Set(RCP_PREFIXES),
    service: (prefix) => {
      if (services.has(prefix)) return services.get(prefix);
      const lower = prefix.toLowerCase();
      // The text of a service is read when it is asked for (scripts/service-texts.ts), so never all of them at once.
      const text = Object.hasOwn(SERVICE_TEXTS, lower) ? SERVICE_TEXTS[lower] : undefined;
      const facts = text === undefined ? undefined : readService(lower, text);
      services.set(prefix, facts);
      return facts;
    },
  };
}
