/** What the answering server knows: one account in AWS's own words, written by hand. */
export interface AnsweredAccount {
  readonly account: string;
  readonly identity: { readonly arn: string; readonly userId: string };
  readonly users?: Readonly<Record<string, AnsweredPrincipal>>;
  readonly roles?: Readonly<Record<string, AnsweredPrincipal>>;
  readonly groups?: Readonly<Record<string, AnsweredPrincipal>>;
  /** Managed policies by ARN. */
  readonly managed?: Readonly<Record<string, object>>;
  readonly functions?: Readonly<Record<string, AnsweredFunction>>;
  readonly restApis?: Readonly<Record<string, AnsweredRestApi>>;
  readonly httpApis?: Readonly<Record<string, AnsweredHttpApi>>;
  /** Domain name → mappings. */
  readonly domains?: Readonly<Record<string, readonly { apiId: string; stage: string; apiMappingKey: string }[]>>;
  readonly organization?: AnsweredOrganization;
  /** Encoded authorization message → what STS tells of it. */
  readonly encoded?: Readonly<Record<string, object>>;
}

export interface AnsweredPrincipal {
  readonly path?: string;
  readonly inline?: Readonly<Record<string, object>>;
  readonly attached?: readonly string[];
  readonly groups?: readonly string[];
  readonly boundary?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

export interface AnsweredFunction {
  readonly region: string;
  readonly policy?: object;
  /** Policies of aliases and versions. */
  readonly qualified?: Readonly<Record<string, object>>;
  readonly urls?: readonly {
    readonly id: string;
    readonly authType: 'AWS_IAM' | 'NONE';
    readonly qualifier?: string;
  }[];
  readonly aliases?: readonly string[];
  readonly tags?: Readonly<Record<string, string>>;
}

export interface AnsweredRestApi {
  readonly policy?: object;
  readonly types: readonly string[];
  /** `VERB /path` → authorization type. */
  readonly methods: Readonly<Record<string, string>>;
  readonly stages: readonly string[];
  readonly integration?: string;
}

export interface AnsweredHttpApi {
  readonly protocol: 'HTTP' | 'WEBSOCKET';
  readonly routes: Readonly<Record<string, string>>;
  readonly stages: readonly string[];
}

export interface AnsweredOrganization {
  readonly id: string;
  readonly managementAccount: string;
  /** Child → parent. */
  readonly parents: Readonly<Record<string, { readonly Id: string; readonly Type: string }>>;
  /** Account, unit or root → policy ids. */
  readonly attached: Readonly<Record<string, readonly string[]>>;
  readonly policies: Readonly<Record<string, object>>;
}
