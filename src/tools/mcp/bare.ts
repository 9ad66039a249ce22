/** How every request to an MCP server, and to where one signs in for it, goes out: with nothing that the browser would add by itself, and nowhere on. */
export const bare = {
  redirect: 'error',
  credentials: 'omit',
  cache: 'no-store',
  referrerPolicy: 'no-referrer',
} as const satisfies RequestInit
