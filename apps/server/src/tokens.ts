/** Nest's keys for what has no class: the context of the use cases and the importing one. */
export const CONTEXT = Symbol('Context');
export const IMPORTS = Symbol('ImportContext');
export const INBOUND = Symbol('FindInbound');
export const SCHEDULER = Symbol('Scheduler');
export const WORK = Symbol('Work');
export const CONNECTING = Symbol('ConnectWorld');
export const SYNC = Symbol('AskSync');
export const TICK = Symbol('Tick');
