import type { ActionDecision, Decision, ReasonLayer } from '../domain/decision.ts';
import type { AccessQuestion } from '../domain/question.ts';
import type { ExplainReport } from '../domain/report.ts';
import { nameLayer } from './name-source.ts';

/** Returns the one sentence that a person without IAM knowledge understands. */
export function reasonSentence(report: ExplainReport): string {
  if (report.plan.kind === 'notPermission') return sentence(report.plan.says);
  if (report.plan.kind === 'unresolved') {
    return `Not enough is known to ask: ${report.plan.needs.map((need) => need.because ?? '').join('; ')}.`;
  }
  if (report.decision === undefined) return 'Not enough is known to decide.';
  return report.verdict === 'undetermined' ? openSentence(report.decision) : closedSentence(report, report.decision);
}

function openSentence(decision: Decision): string {
  const needs = decision.perAction.flatMap((action) => action.needs);
  const scp = needs.length > 0 && needs.every((need) => need.kind === 'policy' && need.layer === 'scp');
  if (scp)
    return 'Every policy that could be read allows it; a service control policy that nobody could read may refuse.';
  return 'It depends on what could not be read or is not known of the request.';
}

function closedSentence(report: ExplainReport, decision: Decision): string {
  const certain = decision.perAction.filter(({ kind }) => kind === 'implicitDeny' || kind === 'explicitDeny');
  const denied = certain.length > 0 ? certain : decision.perAction.filter(({ kind }) => kind !== 'allowed');
  if (denied.length === 0) return allowedSentence(decision);
  if (decision.reason === 'unauthenticated')
    return 'The request is not signed: AWS refuses it before any policy is read.';
  const layers = [
    ...new Set(denied.flatMap((action) => action.blockers.filter(isExplicit).map((blocker) => blocker.layer))),
  ];
  if (layers.length > 0)
    return `${capital(layers.map(nameLayer).join(' and '))} denies it explicitly; no grant outweighs a Deny.`;
  const [first] = decision.perAction;
  const half = decision.perAction.length === 2 && denied.length === 1;
  if (half && first !== undefined) return 'A function URL needs two grants, and one is missing.';
  return missingSentence(report, denied);
}

function isExplicit(blocker: ActionDecision['blockers'][number]): boolean {
  return blocker.kind === 'explicitDeny';
}

function allowedSentence(decision: Decision): string {
  const both = decision.perAction.length === 2 ? 'Both actions of the function URL are granted' : undefined;
  switch (decision.reason) {
    case 'allow:root':
      return 'The root user of the account needs no policy.';
    case 'allow:no-authorization':
      return 'Nothing asks for a permission here: everybody may call.';
    case 'allow:identity':
      return `${both ?? 'An identity policy of the caller grants it'}, and nothing refuses.`;
    case 'allow:resource':
      return `${both ?? 'The resource policy grants it to this caller'}, and nothing refuses.`;
    default:
      return `${both ?? 'Both sides grant it'}, and nothing refuses.`;
  }
}

function missingSentence(report: ExplainReport, denied: readonly ActionDecision[]): string {
  const layers = [...new Set(denied.flatMap((action) => action.blockers.map((blocker) => blocker.layer)))];
  const silent = layers.filter((layer) => layer !== 'identity' && layer !== 'resource');
  if (silent.length > 0 && silent.length === layers.length)
    return `It is granted, but ${silent.map(silentClause).join(' and ')}.`;
  const actions = denied.map((action) => action.action).join(' and ');
  if (silent.length > 0) return `No statement grants ${actions}, and ${silent.map(silentClause).join(' and ')}.`;
  if (layers.includes('identity') && layers.includes('resource')) {
    return `The call crosses accounts and neither side grants ${actions}.`;
  }
  const [layer] = layers;
  const question = report.plan.kind === 'question' ? report.plan.question : undefined;
  const crosses = question?.caller.account !== undefined && question.caller.account !== question.resourceAccount;
  if (crosses && layer !== undefined) return crossingSentence(question, layer, actions);
  return `No statement grants ${actions} to ${report.call.caller}.`;
}

function crossingSentence(question: AccessQuestion, layer: ReasonLayer, actions: string): string {
  const { target } = question;
  const type = target.path === 'execute-api' ? target.apiType : undefined;
  if (layer === 'resource' && (type === 'HTTP' || type === 'WEBSOCKET')) {
    return `The call crosses accounts, and ${type} APIs cannot let another account in.`;
  }
  const side = layer === 'identity' ? 'no identity policy of the caller grants' : 'the resource policy does not grant';
  return `The call crosses accounts, and ${side} ${actions}.`;
}

function silentClause(layer: ReasonLayer): string {
  return layer === 'scp' ? 'no service control policy of one level allows it' : `${nameLayer(layer)} does not allow it`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function sentence(text: string): string {
  return /[.?!]$/.test(text) ? capital(text) : `${capital(text)}.`;
}
