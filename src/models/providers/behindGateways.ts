import type { Provider } from '../provider.ts'

/** What Chat Completions behind a key have in common, where pages may not call them, or may not for sure. */
const guarded = {
  protocol: 'completions',
  keyGoes: 'bearer',
  needsKey: true,
  list: 'models',
  dialect: {},
  canCallTools: true,
} as const satisfies Partial<Provider>

/** Azure OpenAI. */
export const azure: Provider = {
  ...guarded,
  id: 'azure',
  label: 'Azure',
  address: {
    type: 'blanks',
    baseURL: 'https://{resource}.openai.azure.com/openai/v1',
    blanks: [{ name: 'resource', label: 'Resource', example: 'my-resource', kind: 'label' }],
  },
  keyGoes: 'api-key',
  defaultModel: '',
  list: undefined,
  browser: {
    type: 'unsure',
    why: 'Some report that Azure lets pages call it, others that it does not.',
  },
  help: 'The model is the name of your deployment, which Azure does not list.',
  link: { text: 'Azure OpenAI in the portal', href: 'https://portal.azure.com' },
}

/** AWS Bedrock, at its address for OpenAI's clients. */
export const bedrock: Provider = {
  ...guarded,
  id: 'bedrock',
  label: 'AWS Bedrock',
  address: {
    type: 'blanks',
    baseURL: 'https://bedrock-runtime.{region}.amazonaws.com/openai/v1',
    blanks: [{ name: 'region', label: 'Region', example: 'eu-central-1', kind: 'label' }],
  },
  defaultModel: 'openai.gpt-oss-120b-1:0',
  browser: { type: 'gateway', why: 'AWS Bedrock does not let pages call it.' },
  help: 'The key is an API key of Bedrock, not an access key of AWS.',
  link: { text: 'API keys at AWS Bedrock', href: 'https://console.aws.amazon.com/bedrock' },
}

/** NVIDIA's hosted models. */
export const nvidia: Provider = {
  ...guarded,
  id: 'nvidia',
  label: 'NVIDIA',
  address: { type: 'fixed', baseURL: 'https://integrate.api.nvidia.com/v1' },
  defaultModel: 'openai/gpt-oss-20b',
  dialect: { tokenLimitField: 'max_tokens' },
  browser: { type: 'gateway', why: 'NVIDIA lets only pages of nvidia.com call it.' },
  help: 'About half of the models that NVIDIA lists are not served any more.',
  link: { text: 'API keys at NVIDIA', href: 'https://build.nvidia.com' },
}

/** IBM watsonx, through its model gateway. */
export const watsonx: Provider = {
  ...guarded,
  id: 'watsonx',
  label: 'IBM watsonx',
  address: {
    type: 'blanks',
    baseURL: 'https://{region}.ml.cloud.ibm.com/ml/gateway/v1',
    blanks: [{ name: 'region', label: 'Region', example: 'eu-de', kind: 'label' }],
  },
  defaultModel: '',
  browser: {
    type: 'unsure',
    why: 'Whether watsonx lets pages call it was not tried; probably it does not.',
  },
  help: 'The key is an IAM token of an hour, and the model an alias of your model gateway.',
  link: { text: 'API keys at IBM Cloud', href: 'https://cloud.ibm.com/iam/apikeys' },
}

/** Databricks' model serving. */
export const databricks: Provider = {
  ...guarded,
  id: 'databricks',
  label: 'Databricks',
  address: {
    type: 'blanks',
    baseURL: 'https://{workspace}/serving-endpoints',
    blanks: [
      {
        name: 'workspace',
        label: 'Workspace',
        example: 'dbc-a1b2345c-d6e7.cloud.databricks.com',
        kind: 'workspace',
      },
    ],
  },
  defaultModel: '',
  list: undefined,
  browser: {
    type: 'unsure',
    why: 'Whether Databricks lets pages call it was not tried; probably it does not.',
  },
  help: 'The key is a personal access token, and the model the name of a serving endpoint.',
  link: {
    text: 'Tokens at Databricks',
    href: 'https://docs.databricks.com/aws/en/dev-tools/auth/pat',
  },
}
