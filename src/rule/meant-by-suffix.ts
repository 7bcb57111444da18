import { SERVICE_PRINCIPALS } from './service-principals.ts';

/** The service principal with the same first label, when only the domain after it is wrong. */
export function meantBySuffix(name: string): string | undefined {
  const meant = `${name.replace(/\.(amazon|aws|amazonaws)(\..*)?$/, '')}.amazonaws.com`;
  return SERVICE_PRINCIPALS.includes(meant) ? meant : undefined;
}
