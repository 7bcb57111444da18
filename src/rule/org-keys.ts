/** Keys that tie a caller to an organization or account; in lower case. */
export const ORG_KEYS = /^aws:(principalorgid|principalorgpaths|principalaccount|sourceorgid|sourceorgpaths)$/;
