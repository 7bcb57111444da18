import type { AccessQuestion } from '../domain/question.ts';

/** A question with every field in its place, whether given or not. */
export interface AskedQuestion extends Omit<AccessQuestion, 'unsigned' | 'sigV4Service' | 'contextByAction'> {
  readonly unsigned?: boolean | undefined;
  readonly sigV4Service?: string | undefined;
  readonly contextByAction?: AccessQuestion['contextByAction'] | undefined;
}

/**
 * The question as an object of one shape. Questions come as literals, copies and parsed JSON; looking up each field
 * of such a mixture again and again costs more than the decision itself.
 */
export function askedQuestion(question: AccessQuestion): AskedQuestion {
  const { target, caller, unsigned, sigV4Service, policies } = question;
  const { actions, resource, resourceAccount, context, contextByAction } = question;
  return {
    target,
    caller,
    unsigned,
    sigV4Service,
    policies,
    actions,
    resource,
    resourceAccount,
    context,
    contextByAction,
  };
}
