import type { Open, Slot, SourceObject, SourceValue } from '../source/open.ts';
import type { Place } from '../source/source-file.ts';
import type { ActionWord } from './action-word.ts';
import type { LintSettings } from './lint-settings.ts';
import type { ServiceData } from './service-data.ts';

/**
 * Kind of a policy. `resource` is a resource policy of another service (`PolicySubject.resourceService` says which);
 * `unknown` is neither stated nor told by the content: rules that depend on it stay silent.
 */
export type PolicyType =
  | 'identity'
  | 'lambda'
  | 'rest-api'
  | 'resource'
  | 'trust'
  | 'scp'
  | 'rcp'
  | 'boundary'
  | 'session'
  | 'vpc-endpoint'
  | 'unknown';

/** One policy, possibly broken: nothing is taken for granted about its shape. */
export interface PolicySubject {
  readonly type: PolicyType;
  /** Service prefix behind a resource policy: `lambda`, `execute-api`, `s3`, `sqs` … */
  readonly resourceService?: string | undefined;
  /**
   * `document`: somebody wrote this JSON or YAML. `permissions`: put together from AWS::Lambda::Permission,
   * aws_lambda_permission or implicit permissions, as Lambda would store it; syntax, hygiene and quota rules do not see it.
   */
  readonly origin: 'document' | 'permissions';
  /** The document as written (objects without prototype, `Open` where a template leaves something open). */
  readonly document: SourceValue;
  /** Literal Version, when there is one. */
  readonly version: string | undefined;
  /** Every statement that is an object, in order; also when Statement is a single object. */
  readonly statements: readonly StatementSubject[];
  /** The Statement element itself, or a member of it, is open: there may be more statements. */
  readonly mayHaveMore: boolean;
  /**
   * What occurs in the policy, written in full or in part: `service:<prefix>` of an action (`service:*` when a pattern may
   * mean any), `arn` and `arn:<service>` of a resource, `key:<lower-case condition key>`, and the words `condition`, `principal`,
   * `notprincipal`, `notaction`, `notresource`, `allow`, `deny`, `open`, `variable` (in a resource or a condition). Further:
   * `irregular` (not written plainly as the grammar wants it), `noresource` (a statement without Resource and
   * NotResource), `statements` and `conditions` (several, the latter in one statement), `list` (of several entries
   * somewhere), `resources` (such a list of resources).
   * Of actions: `wildaction`, `oddaction` (not written exactly as a documented action), `retired`. Of resources: `star` (`*`),
   * `oddresource` (neither `*` nor an ordinary ARN), `openresource` (no ARN and open, but not from its first sign, or beginning with a name),
   * `arn:*` (the service is open). Of ARNs anywhere: `oddarn` (partition, service, region or account are not as the service
   * wants them), `wildtype` (a wildcard behind the first word of the last field). Of principals: `anyone`, `oddprincipal` (neither that nor a well-known service). Of conditions:
   * `operator:<family>` with families such as `string` and `null`, `set`, `ifexists`, `negated`, `oddoperator` and `oddkey`
   * (not a documented one), `servicekey` (a key of a service), `resourcetag`, `unset` (a key of several values without set
   * operator), `othertype` (operator and key are of different types), `wildvalue` (`*` or `?`), `oddvalue` (signs that no
   * ARN has), `source` and `source:<service>` (an ARN in aws:SourceArn).
   */
  readonly features: ReadonlySet<string>;
  readonly attachedTo?: Attachment | undefined;
  /** For identity policies, when known: a policy of its own, or inside a user, group or role. */
  readonly form?: 'managed' | 'inline' | undefined;
  /** The whole policy in JSON without white space, when nothing in it is open. */
  compact(): string | undefined;
  /** A place in this policy by pointer, e.g. `/Statement/0/Action`; `key` points at the property name. */
  at(pointer: string, part?: 'key'): Place;
  readonly services: ServiceData;
  readonly settings: LintSettings;
}

/** What the policy hangs on, as far as known. */
export interface Attachment {
  readonly kind: 'function' | 'rest-api' | 'http-api' | 'role' | 'user' | 'group' | 'vpc-endpoint' | 'resource';
  /** Entity id in the template graph. */
  readonly id?: string;
  readonly name: Slot<string>;
  readonly account?: string;
  readonly region?: string;
  readonly partition?: string;
  /** API id or function name in its ARN, when known. */
  readonly arn?: Slot<string>;
}

/** Names of the elements of a statement. */
export type Element =
  | 'Action'
  | 'NotAction'
  | 'Resource'
  | 'NotResource'
  | 'Principal'
  | 'NotPrincipal'
  | 'Condition'
  | 'Effect'
  | 'Sid';

/**
 * One statement. Lists hold what is written in full; the `all…` twins hold also texts with holes
 * (`hasHole`, from `!Sub` and the like): use those where a finding needs only a part of the text.
 */
export interface StatementSubject {
  /** Place in the list; 0 for a single object. */
  readonly index: number;
  /** `/Statement/0`, or `/Statement` for a single object. */
  readonly pointer: string;
  readonly raw: SourceObject;
  readonly sid: string | undefined;
  /** The literal, valid effect. */
  readonly effect: 'Allow' | 'Deny' | undefined;
  readonly actions: readonly ActionItem[];
  readonly allActions: readonly ActionItem[];
  readonly notActions: readonly ActionItem[];
  readonly resources: readonly ResourceItem[];
  readonly allResources: readonly ResourceItem[];
  readonly notResources: readonly ResourceItem[];
  /** `"*"` is one item of type `*`; a bare ARN string or array (invalid) gives items of type `bare`. */
  readonly principals: readonly PrincipalItem[];
  readonly allPrincipals: readonly PrincipalItem[];
  readonly notPrincipals: readonly PrincipalItem[];
  readonly conditions: readonly ConditionItem[];
  /** Elements of which something is not known before deployment. Never conclude "nothing else" about these. */
  readonly open: ReadonlySet<Element>;
  /** The statement is there only under a condition of the template. */
  readonly conditional: boolean;
  /** Whether the element is written, whatever its value. */
  has(element: Element): boolean;
  /** Pointer of an element of this statement. */
  to(element: Element): string;
}

/** One string of a list, with its place. Numbers and booleans appear as their text with `type`. */
export interface TextItem {
  readonly text: string;
  readonly pointer: string;
  readonly type: 'string' | 'number' | 'boolean' | 'open';
  /** Where the holes come from; undefined when the text is known. */
  readonly open: Open | undefined;
}

/** An action pattern. */
export interface ActionItem extends TextItem {
  /** The whole text in lower case: actions are compared without case. */
  readonly lower: string;
  /** Lower-case prefix before the first colon; undefined when there is no colon. */
  readonly service: string | undefined;
  /** What follows the colon, as written (the whole text without one). */
  readonly name: string;
  /** What the text says by itself. */
  readonly word: ActionWord;
}

/** A resource pattern. */
export interface ResourceItem extends TextItem {
  /** The fields when the text has the six fields of an ARN. */
  readonly arn: ArnFields | undefined;
}

/** The fields of an ARN as written; each may hold wildcards and holes. */
export interface ArnFields {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** Everything after the fifth colon. */
  readonly resource: string;
}

export interface PrincipalItem extends TextItem {
  /** Key of the map as written; `*` for a bare star; `bare` for a string or list without map. */
  readonly principalType: string;
  /** `"*"` or `{"AWS": "*"}`. */
  readonly anyone: boolean;
  readonly arn: ArnFields | undefined;
}

/** One operator with one key. */
export interface ConditionItem {
  /** As written, e.g. `ForAllValues:StringEqualsIfExists`. */
  readonly operator: string;
  /** Lower-case operator without set prefix and IfExists: `stringequals`. */
  readonly base: string;
  readonly set: 'ForAllValues' | 'ForAnyValue' | undefined;
  readonly ifExists: boolean;
  /** `StringNotEquals`, `NotIpAddress` … */
  readonly negated: boolean;
  /** As written. */
  readonly key: string;
  /** Lower case; keys are not case sensitive. */
  readonly keyLower: string;
  readonly values: readonly TextItem[];
  readonly allValues: readonly TextItem[];
  readonly raw: SourceValue;
  /** Pointer of the value; `at(pointer, 'key')` is the key. */
  readonly pointer: string;
  readonly operatorPointer: string;
}
