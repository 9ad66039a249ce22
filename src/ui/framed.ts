/** Whether another page shows this one inside itself, where it could be covered or moved under the pointer. */
export const isFramed: boolean = window.top !== window.self
