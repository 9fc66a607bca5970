/** A static app: everything runs in the browser, from the cache, with or without a server. */
export const ssr = false;
export const prerender = false;
export const trailingSlash = 'never';
