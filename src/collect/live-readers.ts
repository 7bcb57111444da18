import type { AwsSession } from './aws-session.ts';
import { domainReader, httpApiReader, httpGateway } from './http-api-reader.ts';
import { iamReader } from './iam-reader.ts';
import { lambdaReader } from './lambda-reader.ts';
import { organizationReader } from './organization-reader.ts';
import type { Readers } from './readers.ts';
import { restApiReader, restGateway } from './rest-api-reader.ts';
import { stsReader } from './sts-reader.ts';

/** Readers that ask AWS: `home` is the region of the configuration, `place` that of the target. */
export function liveReaders(session: AwsSession, home: string, place: string): Readers {
  const [http, rest] = [httpGateway(session, place), restGateway(session, place)];
  return {
    sts: stsReader(session, home),
    iam: iamReader(session, home),
    lambda: lambdaReader(session, place),
    rest: restApiReader(rest),
    http: httpApiReader(http),
    domains: domainReader(http, rest),
    organization: organizationReader(session, home),
  };
}
