/** Facts about AWS services, from the Service Authorization Reference; names may be newer than the data. */
export interface ServiceData {
  /** Day of the data, ISO 8601. */
  readonly date: string;
  /** All prefixes, lower case. */
  readonly prefixes: readonly string[];
  /** Services whose actions resource control policies can deny. */
  readonly rcpPrefixes: ReadonlySet<string>;
  /** Facts of one service by prefix in any case; undefined when the prefix is not in the data. */
  service(prefix: string): ServiceFacts | undefined;
}

export interface ServiceFacts {
  readonly prefix: string;
  readonly name: string;
  /** By lower-case name without prefix. */
  readonly actions: ReadonlyMap<string, ActionFacts>;
  /** By lower-case key without `${…}` tail: `lambda:functionurlauthtype`, `ec2:resourcetag/`. */
  readonly conditionKeys: ReadonlyMap<string, ConditionKeyFacts>;
  readonly resourceTypes: ReadonlyMap<string, ResourceTypeFacts>;
}

export interface ActionFacts {
  /** Without prefix, in the documented case. */
  readonly name: string;
  readonly access: readonly ('List' | 'Read' | 'Write' | 'Tagging' | 'Permissions management')[];
  readonly resourceTypes: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly conditionKeys: readonly string[];
  }[];
  /** Keys that the action supplies whatever the resource, as documented. */
  readonly conditionKeys: readonly string[];
  readonly dependent: readonly string[];
}

export interface ConditionKeyFacts {
  /** In the documented case, `aws:ResourceTag/${TagKey}` with its tail. */
  readonly key: string;
  /** `String`, `ARN`, `Bool`, `Date`, `Numeric`, `IPAddress`, `Binary`, `ArrayOfString`, `ArrayOfARN` … as documented. */
  readonly type: string;
}

export interface ResourceTypeFacts {
  readonly name: string;
  /** `arn:${Partition}:lambda:${Region}:${Account}:function:${FunctionName}` */
  readonly arn: string;
  readonly conditionKeys: readonly string[];
}
