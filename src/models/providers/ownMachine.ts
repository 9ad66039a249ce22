import type { Provider } from '../provider.ts'

/** What the servers of one's own have in common. */
const own = {
  protocol: 'completions',
  keyGoes: 'bearer',
  needsKey: false,
  defaultModel: '',
  list: 'models',
  dialect: { tokenLimitField: 'max_tokens' },
  canCallTools: true,
} as const satisfies Partial<Provider>

/** Ollama, at its address for OpenAI's clients. */
export const ollama: Provider = {
  ...own,
  id: 'ollama',
  label: 'Ollama',
  address: { type: 'own', suggestion: 'http://localhost:11434/v1' },
  browser: {
    type: 'after-a-switch',
    instruction:
      'Pages on localhost are allowed already. For others, set OLLAMA_ORIGINS to the address of this page and start Ollama again.',
  },
  help: 'Take a model that can call tools, such as qwen3 or gpt-oss.',
  link: { text: 'Allowing pages in Ollama', href: 'https://docs.ollama.com/faq' },
}

/** LM Studio. */
export const lmStudio: Provider = {
  ...own,
  id: 'lm-studio',
  label: 'LM Studio',
  address: { type: 'own', suggestion: 'http://localhost:1234/v1' },
  browser: {
    type: 'after-a-switch',
    instruction:
      'Turn on “Enable CORS” in the settings of its server, or start that with “lms server start --cors”.',
  },
  help: 'Load a model first; one that was trained to use tools serves best.',
  link: { text: 'LM Studio’s server', href: 'https://lmstudio.ai/docs/developer' },
}

/** The server of llama.cpp. */
export const llamaCpp: Provider = {
  ...own,
  id: 'llama-cpp',
  label: 'llama.cpp',
  address: { type: 'own', suggestion: 'http://127.0.0.1:8080/v1' },
  browser: {
    type: 'after-a-switch',
    instruction:
      'Most versions of llama-server allow every page. Where server tools are on, start it with “--cors-origins” and the address of this page.',
  },
  help: 'For tools it needs “--jinja”, which newer versions have on by themselves.',
  link: {
    text: 'llama-server',
    href: 'https://github.com/ggml-org/llama.cpp/tree/master/tools/server',
  },
}

/** vLLM. */
export const vllm: Provider = {
  ...own,
  id: 'vllm',
  label: 'vLLM',
  address: { type: 'own', suggestion: 'http://localhost:8000/v1' },
  browser: {
    type: 'after-a-switch',
    instruction: 'Start it with “--allowed-origins” and the address of this page in a JSON list.',
  },
  help: 'For tools, start it with “--enable-auto-tool-choice” and the “--tool-call-parser” of the model.',
  link: {
    text: 'Tool calling in vLLM',
    href: 'https://docs.vllm.ai/en/latest/features/tool_calling.html',
  },
}

/** Whatever else speaks Chat Completions. */
export const custom: Provider = {
  ...own,
  id: 'custom',
  label: 'Custom (OpenAI-compatible)',
  address: { type: 'own', suggestion: '' },
  browser: {
    type: 'after-a-switch',
    instruction: 'The server must allow this page by CORS.',
  },
  help: 'Any server that speaks OpenAI’s Chat Completions. The base URL usually ends in /v1. Leave the key empty if the server needs none.',
}
