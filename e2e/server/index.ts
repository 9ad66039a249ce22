export { startOpenAIServer } from './openaiServer.ts'
export { startKeyEcho } from './keyEcho.ts'
export { startLangSmith } from './langSmith.ts'
export { startSink } from './sink.ts'
