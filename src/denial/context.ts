/** Statements about the call that are true or false. */
export type ContextFlag =
  | 'signed'
  | 'routeExists'
  | 'apiKeyRequired'
  | 'apiKeySent'
  | 'apiKeyValid'
  | 'customDomain'
  | 'basePathMapping'
  | 'defaultEndpointDisabled'
  | 'mutualTls'
  | 'clientCertificate'
  | 'crossAccount'
  | 'optInRegion'
  | 'originAccessControl'
  | 'payloadHashSent'
  | 'bodySent'
  | 'viaCloudFront'
  | 'authorizationForwarded'
  | 'hostForwarded'
  | 'sessionTokenSent'
  | 'temporaryCredentials'
  | 'waf'
  | 'wafBlocked'
  | 'privateApi'
  | 'privateDns'
  | 'apiIdSent'
  | 'dryRun'
  | 'tokenSent'
  | 'preflight'
  | 'functionPermission'
  | 'tokenAuthorizer'
  | 'lambdaAuthorizer'
  | 'webSocket';

/** Statements about the call that carry a text. */
export type ContextText =
  | 'method'
  | 'url'
  | 'host'
  | 'origin'
  | 'authType'
  | 'era'
  | 'createdAt'
  | 'now'
  | 'signedHost'
  | 'originHost'
  | 'apiType'
  | 'accessKey'
  | 'resolvesTo'
  | 'algorithm'
  | 'reservedConcurrency'
  | 'channel'
  | 'region'
  | 'service'
  | 'endpointAccessMode'
  | 'endpointType';

/** What is known of the call from elsewhere. A field that is missing is not known. */
export interface CallContext {
  readonly flags: { readonly [name in ContextFlag]?: boolean };
  readonly texts: { readonly [name in ContextText]?: string };
  /** Actions that the function's policy grants, when it was read. */
  readonly granted?: readonly string[];
}
