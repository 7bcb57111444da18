import type { Expected } from './pair.ts';

/** A reason why decision and observation may disagree. */
export interface Suspect {
  readonly id: 'unseen-scp' | 'not-propagated' | 'not-redeployed' | 'wrong-caller' | 'our-model';
  readonly says: string;
  readonly check: string;
}

/** What is known that makes a suspect more or less likely. */
export interface SuspectFacts {
  readonly isRest: boolean;
  /** Service control policies were all read. */
  readonly scpsSeen: boolean;
  /** The caller that the evidence is about, and the one that STS names for the credentials of the probe. */
  readonly evidenceCaller?: string | undefined;
  readonly probeCaller?: string | undefined;
}

/** Returns the suspects in the order in which to check them; those that the facts exclude are left out. */
export function suspects(expected: Expected, facts: SuspectFacts): readonly Suspect[] {
  const { evidenceCaller, probeCaller } = facts;
  const sameCaller = evidenceCaller !== undefined && evidenceCaller === probeCaller;
  // A policy that nobody saw can refuse a call, it cannot let one through that another policy refuses.
  const scp = expected === 'allowed' && !facts.scpsSeen;
  return [
    scp && UNSEEN_SCP,
    NOT_PROPAGATED,
    facts.isRest && NOT_REDEPLOYED,
    !sameCaller && wrongCaller(facts),
    OUR_MODEL,
  ].filter((suspect) => suspect !== false);
}

const UNSEEN_SCP: Suspect = {
  id: 'unseen-scp',
  says: 'a service control policy, or another policy above the account, that could not be read',
  check: 'read it with credentials of the management account, and give it with --evidence',
};

// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency
const NOT_PROPAGATED: Suspect = {
  id: 'not-propagated',
  says: 'a policy was changed a moment ago, and AWS has not spread the change yet',
  check: 'wait a minute and probe again',
};

// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-create-attach.html
const NOT_REDEPLOYED: Suspect = {
  id: 'not-redeployed',
  says: 'the resource policy or a method was changed after the last deployment of the stage',
  check: 'deploy the API to the stage and probe again',
};

const OUR_MODEL: Suspect = {
  id: 'our-model',
  says: 'why403 decides wrongly here',
  check: 'collect anew, probe again, and please report it with the output of this probe',
};

function wrongCaller({ evidenceCaller, probeCaller }: SuspectFacts): Suspect {
  const names =
    evidenceCaller === undefined || probeCaller === undefined ? '' : ` (${evidenceCaller}, not ${probeCaller})`;
  return {
    id: 'wrong-caller',
    says: `the evidence is about another caller than the one who probed${names}`,
    check: 'probe with the credentials of that caller (--profile), or explain this one (--as)',
  };
}
