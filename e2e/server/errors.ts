/** Why a request is refused, in the fields of OpenAI's error. */
export interface Refusal {
  status: number
  message: string
  type?: string
  param?: string | null
  code?: string | null
}

/** The body that OpenAI sends with a refusal. */
export function errorBody(refusal: Refusal): string {
  const { status, message, type = typeOf(status), param = null, code = null } = refusal
  return JSON.stringify({ error: { message, type, param, code } }, null, 2)
}

function typeOf(status: number) {
  if (status === 429) return 'rate_limit_error'
  return status >= 500 ? 'server_error' : 'invalid_request_error'
}

/** The refusal of a key, which repeats the key as careless servers do. */
export function wrongKey(authorization: string | undefined): Refusal {
  const key = authorization?.replace(/^Bearer /, '')
  const message = key
    ? `Incorrect API key provided: ${key}. You can find your API key at https://platform.openai.com/account/api-keys.`
    : "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY)."
  return { status: 401, message, code: key ? 'invalid_api_key' : null }
}

/** The refusal of a model that the server does not have. */
export function unknownModel(model: unknown): Refusal {
  const message = `The model \`${String(model)}\` does not exist or you do not have access to it.`
  return { status: 404, message, code: 'model_not_found' }
}

/** What OpenAI says with a status, to a request with this key and model. */
export function refusalFor(
  status: number,
  authorization: string | undefined,
  model: unknown,
): Refusal {
  if (status === 401) return wrongKey(authorization)
  if (status === 404) return unknownModel(model)
  if (status === 429) {
    const message = `Rate limit reached for ${String(model)} on requests per min (RPM): Limit 3, Used 3, Requested 1. Please try again in 1s.`
    return { status, message, code: 'rate_limit_exceeded' }
  }
  const message =
    status < 500
      ? `The request was refused with status ${status}.`
      : 'The server had an error while processing your request. Sorry about that!'
  return { status, message }
}
