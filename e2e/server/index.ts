export { startOpenAIServer } from './openaiServer.ts'
export { startKeyEcho } from './keyEcho.ts'
export { startSink } from './sink.ts'
