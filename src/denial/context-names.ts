import type { ContextFlag, ContextText } from './context.ts';

/**
 * The names under which people write down what they know of a call, lower case and without punctuation.
 * A name that begins with `!` states the opposite.
 */
export const FLAG_NAMES: Readonly<Record<ContextFlag, string>> = {
  signed:
    'signed issigned requestsigned signedrequest clientsigned signedbyclient sigv4 sigv4signed withsigv4 authenticated sentauthorization authorizationsent authorizationsentbyclient clientsentauthorization viewersentauthorization !unsigned !anonymous !notsigned',
  routeExists:
    'routeexists routefound routematches methodexists pathexists resourceexists stageexists routematched exists deployed !routemissing !missingroute !noroute !nosuchroute',
  apiKeyRequired: 'apikeyrequired requiresapikey needsapikey apikeyneeded keyrequired',
  apiKeySent:
    'apikeysent apikey sentapikey xapikey xapikeysent apikeypresent apikeygiven apikeyprovided !apikeymissing',
  apiKeyValid:
    'apikeyvalid validapikey apikeyinusageplan inusageplan usageplan apikeyenabled apikeyknown apikeyinplan !apikeyinvalid !apikeydisabled !invalidapikey',
  customDomain: 'customdomain customdomainname domainname domain viacustomdomain',
  basePathMapping:
    'basepathmapping mapping mappings basepathmappings apimapping apimappings mapped mappingexists hasmapping domainmapped !nobasepathmapping !nomapping !mappingmissing !unmapped',
  defaultEndpointDisabled:
    'disableexecuteapiendpoint defaultendpointdisabled executeapiendpointdisabled disabledefaultendpoint !defaultendpointenabled !executeapiendpointenabled',
  mutualTls:
    'mutualtls mtls mutualtlsauthentication mtlsenabled mutualtlsenabled mtlsrequired mutualtlsrequired truststore truststoreuri',
  clientCertificate:
    'clientcert clientcertificate clientcertsent clientcertificatesent certsent certificatesent clientcertpresented clientcertificatepresented clientcerttrusted clientcertvalid !clientcertmissing !clientcertuntrusted certificate !nocert',
  crossAccount: 'crossaccount foreignaccount differentaccount !sameaccount',
  optInRegion: 'optinregion optin regionoptin isoptinregion originregionoptin functioninoptinregion',
  originAccessControl: 'oac originaccesscontrol cloudfrontoac viaoac useoac oacenabled oacsigning oacid',
  payloadHashSent:
    'payloadhashsent payloadhash contentsha256 contentsha256sent xamzcontentsha256 xamzcontentsha256sent sha256sent bodyhashsent sentpayloadhash hashsent !payloadhashmissing',
  bodySent: 'body bodysent hasbody withbody requestbody payload',
  viaCloudFront:
    'viacloudfront cloudfront behindcloudfront cdn viacdn behindcdn throughcloudfront distribution distributionid cloudfrontdistribution',
  authorizationForwarded:
    'authorizationforwarded forwardsauthorization forwardauthorization authorizationheaderforwarded cachepolicyforwardsauthorization forwardsauthorizationheader cloudfrontforwardsauthorization authorizationatorigin originreceivedauthorization !authorizationstripped !stripsauthorization !authorizationheaderstripped',
  hostForwarded:
    'hostforwarded forwardshost forwardhost viewerhostforwarded hostheaderforwarded forwardsviewerhost forwardviewerhost forwardedhost forwardshostheader allviewer originrequestpolicyforwardshost',
  sessionTokenSent:
    'sessiontoken sessiontokensent sessiontokenpresent token securitytoken securitytokensent xamzsecuritytoken xamzsecuritytokensent hassessiontoken tokenpresent withsessiontoken credentialssessiontoken credentialssessiontokensent !sessiontokenmissing !missingsessiontoken !notoken !nosessiontoken',
  temporaryCredentials:
    'temporary temporarycredentials temporarykey temporarykeys credentialstemporary !longterm !longtermcredentials !permanentcredentials',
  waf: 'waf webacl wafassociated webaclassociated wafwebacl webaclarn haswebacl wafenabled wafv2 haswaf webaclid wafattached',
  wafBlocked:
    'wafblocked blockedbywaf wafblock wafsampledblock wafmatched wafsampledrequest wafsampledrequestblocked wafrulematched wafrule wafaction wafresponsecode wafsampled',
  privateApi: 'privateapi isprivate private endpointprivate',
  privateDns:
    'privatedns privatednsenabled vpceprivatedns vpcendpointprivatedns vpceprivatednsenabled vpcendpointwithprivatedns',
  apiIdSent:
    'apiidsent apiidheader apigwapiid xapigwapiid apigwapiidsent xapigwapiidsent apiidheadersent !apiidmissing',
  dryRun: 'dryrun isdryrun',
  tokenSent:
    'tokensent bearersent jwtsent bearertokensent bearertoken jwt authorizationheadersent authorizationheader authheader headersent identitysourcesent identitysourcepresent identitysource !identitysourcemissing',
  preflight: 'preflight corspreflight iscorspreflight ispreflight',
  functionPermission:
    'functionpermission lambdapermission apigatewaypermission apigwpermission integrationpermission addpermission functionpolicyallowsapigateway apigwmayinvoke apigatewaymayinvoke !lambdapermissionmissing',
  tokenAuthorizer: 'jwtauthorizer cognitoauthorizer cognito tokenauthorizer',
  lambdaAuthorizer: 'lambdaauthorizer customauthorizer requestauthorizer',
  webSocket: 'websocket iswebsocket wss',
};

/** The same for the names that carry a text. */
export const TEXT_NAMES: Readonly<Record<ContextText, string>> = {
  method: 'method httpmethod verb requestmethod',
  url: 'url uri requesturl endpoint endpointurl target requesturi',
  host: 'host hostname requesthost hostheader requestedhost viewerhost',
  origin: 'origin originheader corsorigin',
  authType:
    'authtype authorizationtype functionurlauthtype urlauthtype routeauth auth authorization authorizer authorizertype',
  era: 'era urlera messageera',
  createdAt:
    'createdbefore createdat created creationtime urlcreatedat urlcreated functionurlcreated functionurlcreatedat creationdate createdon urlcreationtime functioncreated',
  now: 'now today date at currenttime requesttime',
  signedHost: 'signedhost signedforhost hostsigned signedfor signinghost canonicalhost',
  originHost:
    'originhost hostatorigin verifiedhost actualhost seenhost apihost receivedhost realhost upstreamhost targethost',
  apiType: 'apitype api protocoltype protocol apikind',
  accessKey:
    'accesskey accesskeyid accesskeyprefix keyprefix keyid akid credentials credentialkind credentialskind credentialtype credentialstype credential accesskeykind keykind keytype credentialsaccesskeyid credentialsaccesskey credentialstypeprefix credentialsprefix awsaccesskeyid',
  resolvesTo: 'resolvesto resolvedip hostresolvesto resolvedto dns ip resolvedaddress address dnsanswer resolves',
  algorithm: 'algorithm signaturealgorithm signingalgorithm signatureversion signedwith sigalgorithm sigversion',
  reservedConcurrency: 'reservedconcurrency reservedconcurrentexecutions functionconcurrency concurrency',
  channel: 'channel',
  region: 'region hostregion awsregion',
  service: 'service awsservice',
  endpointType: 'endpointtype endpointtypes endpointconfiguration apiendpointtype',
  endpointAccessMode: 'endpointaccessmode accessmode',
};
