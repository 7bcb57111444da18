/**
 * What is called. Only what the text itself says; collectors fill in the rest.
 */
export type Target =
  | {
      readonly kind: 'function';
      readonly name: string;
      readonly partition?: string;
      readonly region?: string;
      readonly account?: string;
      readonly qualifier?: string;
    }
  | {
      readonly kind: 'functionUrl';
      readonly url: string;
      readonly urlId: string;
      readonly region: string;
      readonly path: string;
      readonly method?: string;
      /** Named by the user when the URL cannot be looked up. */
      readonly functionName?: string;
      readonly qualifier?: string;
    }
  | {
      readonly kind: 'executeApi';
      readonly apiId: string;
      readonly region: string;
      readonly partition: string;
      readonly account?: string;
      /** Absent when the URL's first segment may be a stage or a path of the `$default` stage. */
      readonly stage?: string;
      readonly method?: string;
      /** Path after the stage, beginning with `/`; for a URL whose stage is open, the whole path. */
      readonly path: string;
      readonly url?: string;
      readonly vpcEndpointId?: string;
    }
  | {
      readonly kind: 'customDomain';
      readonly domain: string;
      readonly path: string;
      readonly url: string;
      readonly method?: string;
    }
  | { readonly kind: 'webFunction'; readonly host: string; readonly region: string; readonly url: string };
