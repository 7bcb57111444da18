import { globMatches, hasWildcard } from './glob.ts';
import { oncePer } from './once-per.ts';
import { retiredAction } from './retired-actions.ts';
import type { ActionFacts, ServiceData, ServiceFacts } from './service-data.ts';

/** What the text of an action entry says by itself. The same few thousand texts stand in all policies of an account. */
export interface ActionWord {
  readonly text: string;
  /** The whole text in lower case: actions are compared without case. */
  readonly lower: string;
  /** Lower-case prefix before the first colon; undefined when there is no colon. */
  readonly service: string | undefined;
  /** What follows the colon, as written (the whole text without one). */
  readonly name: string;
  readonly wild: boolean;
  /** Written exactly as a documented action. Most are, and many rules need not look at those. */
  readonly documented: boolean;
  /** Exists no more or has no effect any more. */
  readonly retired: boolean;
  /** The documented actions that it stands for; always the same list for the same word. Empty when the prefix is unknown or wild. */
  facts(): readonly ActionFacts[];
  traits(): ActionTraits;
}

/** What the documented actions of a word do. */
export interface ActionTraits {
  /** One that writes and works on resources; undefined for a bare star. */
  readonly writes: ActionFacts | undefined;
  /** One that changes who may do what. */
  readonly manages: ActionFacts | undefined;
  /** All of them work on resources only; false for a bare star. */
  readonly needsResource: boolean;
}

/** Texts remembered; hostile input must not fill the memory. */
const MOST = 50_000;

/** The word of a text, by the service data that it is looked up in. */
export function actionWord(services: ServiceData, text: string): ActionWord {
  const words = wordsOf(services);
  const known = words.get(text);
  if (known !== undefined) return known;
  const word = makeWord(services, text);
  if (words.size >= MOST) words.clear();
  words.set(text, word);
  return word;
}

const wordsOf = oncePer((_services: ServiceData) => new Map<string, ActionWord>());

function makeWord(services: ServiceData, text: string): ActionWord {
  const lower = text.toLowerCase();
  const colon = lower.indexOf(':');
  const service = colon < 0 ? undefined : lower.slice(0, colon);
  const facts = service === undefined ? undefined : services.service(service);
  const exact = facts?.actions.get(lower.slice(colon + 1));
  const wild = hasWildcard(lower);
  let found: readonly ActionFacts[] | undefined = exact === undefined ? (wild && facts ? undefined : NONE) : [exact];
  const matched = (): readonly ActionFacts[] => {
    found ??= matching(facts, lower.slice(colon + 1));
    return found;
  };
  let traits: ActionTraits | undefined;
  return {
    text,
    lower,
    service,
    name: text.slice(colon + 1),
    wild,
    documented: exact !== undefined && text === `${service}:${exact.name}`,
    retired: service !== undefined && retiredAction({ service, text }) !== undefined,
    facts: matched,
    traits: () => {
      traits ??= traitsOf(matched(), lower.endsWith(':*'));
      return traits;
    },
  };
}

function traitsOf(facts: readonly ActionFacts[], everything: boolean): ActionTraits {
  return {
    writes: everything
      ? undefined
      : facts.find((each) => each.access.includes('Write') && each.resourceTypes.length > 0),
    manages: facts.find((each) => each.access.includes('Permissions management')),
    needsResource:
      !everything && facts.length > 0 && facts.every((each) => each.resourceTypes.some((type) => type.required)),
  };
}

const NONE: readonly ActionFacts[] = [];

function matching(facts: ServiceFacts | undefined, pattern: string): readonly ActionFacts[] {
  if (facts === undefined) return NONE;
  const found: ActionFacts[] = [];
  for (const [name, action] of facts.actions) if (globMatches(pattern, name)) found.push(action);
  return found;
}
