import { globMatches } from './glob.ts';

/** One part of a resource in which pattern and call differ. */
export interface ResourceDifference {
  /** `alias or version`, `method`, `region` … */
  readonly part: string;
  readonly granted: string;
  readonly called: string;
}

/**
 * Returns the parts in which a Resource pattern and the resource of a call differ, in words of their service; undefined
 * when they are not of one kind, so that parts cannot be compared.
 */
export function resourceDifference(pattern: string, resource: string): readonly ResourceDifference[] | undefined {
  const granted = partsOf(pattern);
  const called = partsOf(resource);
  if (granted === undefined || called === undefined || granted.service !== called.service) return undefined;
  return [...called.parts].flatMap(([part, value]) => {
    const wanted = granted.parts.get(part) ?? '';
    return globMatches(wanted, value) ? [] : [{ part, granted: wanted, called: value }];
  });
}

interface Parts {
  readonly service: string;
  readonly parts: ReadonlyMap<string, string>;
}

function partsOf(arn: string): Parts | undefined {
  const [, partition = '', service = '', region = '', account = '', ...rest] = arn.split(':');
  const place = [
    ['partition', partition],
    ['region', region],
    ['account', account],
  ] as const;
  if (service === 'lambda' && rest[0] === 'function') {
    const named = [
      ['function', rest[1] ?? ''],
      ['alias or version', rest.slice(2).join(':')],
    ] as const;
    return { service, parts: new Map([...place, ...named]) };
  }
  if (service !== 'execute-api') return undefined;
  const [api = '', stage = '', method = '', ...path] = rest.join(':').split('/');
  const named = [
    ['API', api],
    ['stage', stage],
    ['method', method],
    ['path', `/${path.join('/')}`],
  ] as const;
  return { service, parts: new Map([...place, ...named]) };
}
